-- Let an outing in the bin be due: whatever stops its deletion, the next emptying of the bin finishes it.
update log.bin set binned_at = timestamp '1900-01-01' where id = $outing returning day, note, moment, created_at;
