SELECT naam FROM cijfers.stand
