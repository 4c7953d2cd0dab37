-- What is in the bin, last deleted first.
select b.id, b.day::date as day, k.name as kind, b.mine, b.note, b.apart, b.binned_at
from log.bin as b
join log.kind as own on own.id = b.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
order by b.binned_at desc, b.id desc
limit $rows;
