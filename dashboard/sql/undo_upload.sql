-- Remember that it was taken out.
update log.upload
set undone_at = current_localtimestamp()
where id = $upload and undone_at is null
returning id;
