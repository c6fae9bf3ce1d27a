UPDATE dossier.instelling SET waarde = $waarde WHERE naam = $naam
