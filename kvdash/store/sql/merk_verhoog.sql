UPDATE cijfers.merk SET hoogste = $hoogste WHERE soort = $soort AND hoogste < $hoogste
