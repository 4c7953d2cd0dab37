-- Keep a picture of an outing or of a memory.
insert into log.photo (outing, memory, image) values ($outing, $memory, $image);
