DELETE FROM cijfers.importprofiel WHERE vingerafdruk = $vingerafdruk
