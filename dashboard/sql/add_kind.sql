-- A kind, unless there is one of this name.
insert into log.kind (name)
select $name
where not exists (select 1 from log.kind where lower(name) = lower($name));
