-- Answered from the bounds of the row groups, however many figures there are: the figures, as many as uploads should have.
SELECT (SELECT count(*) FROM cijfers.feit) = (SELECT coalesce(sum(waarnemingen), 0) FROM cijfers.upload)
