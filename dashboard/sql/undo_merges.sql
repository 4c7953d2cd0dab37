-- Part the kinds a file had shown as others.
update log.kind set merged_into = null, merged_by = null where merged_by = $upload;
