-- One page of the good ones with a fond or funny bit, latest first.
select * from memory.good($went_well) where moment <> '' order by day desc, start desc nulls last, id desc limit $rows offset $skip;
