SELECT waarde FROM dossier.instelling WHERE naam = $naam
