-- One page of the favourites, latest first.
select * from memory.good($went_well) where favourite order by day desc, start desc nulls last, id desc limit $rows offset $skip;
