SELECT soort, hoogste FROM cijfers.merk
