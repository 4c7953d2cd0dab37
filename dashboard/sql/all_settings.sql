-- Everything the person has set.
select name, value from log.setting;
