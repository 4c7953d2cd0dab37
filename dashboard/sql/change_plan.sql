-- Move an open plan; a calendar that holds it is told by the sequence.
update log.plan
set day = $day, start = $start, minutes = $minutes, sequence = sequence + 1, changed_at = current_localtimestamp()
where id = $plan
    and state = 'open'
    and (day, start, minutes) is distinct from ($day::date, $start::time, $minutes::integer)
returning id;
