-- Take out the pictures of a file's outings, those in the bin aside.
delete from log.photo
where outing in (select id from log.outing where upload = $upload) and outing not in (select id from log.bin);
