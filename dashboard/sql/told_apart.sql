-- Pairs of kinds that the person said are not the same.
select one.name, other.name
from log.told_apart as t
join log.kind as one on one.id = t.one
join log.kind as other on other.id = t.other;
