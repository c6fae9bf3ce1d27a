SELECT code, max(id) FROM cijfers.indicator GROUP BY code
