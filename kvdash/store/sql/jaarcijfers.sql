-- The figures of years as files give them.
@_jaarcijfers
,

alles AS (
@_gegeven_in_woorden
)

@_jaarcijfers_in_woorden
