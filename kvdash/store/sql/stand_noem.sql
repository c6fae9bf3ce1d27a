UPDATE cijfers.stand SET naam = $naam
