-- Don't suggest something until a day.
insert into log.set_aside (name, until) values ($name, $until)
on conflict (name) do update set until = excluded.until;
