-- What a plan became.
update log.plan
set state = 'happened', outing = $outing, changed_at = current_localtimestamp()
where id = $plan;
