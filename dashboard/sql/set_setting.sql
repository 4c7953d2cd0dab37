-- Remember what the person set.
insert into log.setting (name, value) values ($name, $value)
on conflict (name) do update set value = excluded.value, changed_at = current_localtimestamp();
