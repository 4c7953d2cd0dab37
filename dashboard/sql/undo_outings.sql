-- Take out what a file brought.
delete from log.outing where upload = $upload;
