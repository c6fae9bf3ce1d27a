SELECT max(id) FROM cijfers.indicator
