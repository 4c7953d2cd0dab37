-- Withdraw an open plan, or let it go; or open it again.
update log.plan
set state = $state, sequence = sequence + 1, changed_at = current_localtimestamp()
where id = $plan and state <> $state and state <> 'happened'
returning id;
