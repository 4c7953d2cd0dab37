-- Take out the plans a file brought.
delete from log.plan where upload = $upload;
