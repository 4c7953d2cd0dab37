-- The memories in the bin, last deleted first.
select id, name, binned_at from log.memory where binned_at is not null order by binned_at desc, id desc;
