-- Suggest something again.
delete from log.set_aside where name = $name;
