-- A file that is undone may bring all of its outings again.
delete from log.forgotten where upload = $upload;
