-- A plan that had become an outing is open again.
update log.plan
set state = 'open', outing = null, changed_at = current_localtimestamp()
where id = $plan and outing is not null;
