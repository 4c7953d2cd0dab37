-- How close the two feel to the person on a day; saying it again changes it.
insert into log.closeness (day, value) values ($day, $value)
on conflict (day) do update set value = excluded.value;
