-- How an outing was for the person; one that didn't happen has no rating.
update log.outing
set mine = $mine, changed_at = current_localtimestamp()
where id = $outing and status <> 'didn''t happen'
returning id;
