-- What was answered about the last file of a source.
select answers from log.source where name = $source;
