-- The figures of periods of one kind as files give them.
@_cijfers
,

alles AS (
@_gegeven_in_woorden
)

@_cijfers_in_woorden
