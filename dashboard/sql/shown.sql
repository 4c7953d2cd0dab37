-- What a sealed log shows while it is locked: the tab's title and icon, as the person chose them.
select name, value
from log.setting
where name in ('front_title', 'front_icon')
