-- A memory of the person's.
insert into log.memory (name, words, year, part) values ($name, nullif($words, ''), $year, $part) returning id;
