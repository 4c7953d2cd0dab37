-- Take out the outings a file brought.
delete from log.outing where upload = $upload;
