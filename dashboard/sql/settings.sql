-- What the person has set otherwise than it comes.
select name, value from log.setting;
