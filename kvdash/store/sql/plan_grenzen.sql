SELECT min(soort), max(soort) FROM stage_woord WHERE kolom = 'gebied'
