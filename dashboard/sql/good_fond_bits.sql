-- One page of the good ones with a fond or funny bit, those aside that stand among the favourites, latest first.
select * from memory.good($went_well) where moment <> '' and not favourite order by day desc, start desc nulls last, id desc limit $rows offset $skip;
