-- One thing the person has set.
select value from log.setting where name = $name;
