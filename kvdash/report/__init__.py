"""The rapportage and the prioriteitenoverzicht: one content model, and a writer per file format."""
