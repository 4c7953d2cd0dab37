-- Remember the highest number before outings are taken out, so that no other is taken for one of them.
insert into log.setting (name, value) values ('last_outing', $last::text)
on conflict (name) do update set value = excluded.value, changed_at = current_localtimestamp();
