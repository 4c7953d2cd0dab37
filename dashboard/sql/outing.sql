-- One outing with all its fields.
select * from memory.entries() where id = $outing;
