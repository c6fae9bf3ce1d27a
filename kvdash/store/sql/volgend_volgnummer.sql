SELECT coalesce(max(volgnummer), 0) + 1 FROM cijfers.upload
