-- How many of the plans that a filter lets through were withdrawn, and how many let go.
select
    count(*) filter (where p.state = 'withdrawn') as withdrawn,
    count(*) filter (where p.state = 'let go') as let_go
from log.plan as p
join log.kind as own on own.id = p.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
where ($chosen['kinds']::text[] is null or list_contains($chosen['kinds']::text[], k.name))
    and ($chosen['since']::date is null or p.day >= $chosen['since']::date)
    and ($chosen['until']::date is null or p.day <= $chosen['until']::date)
    and memory.fits($chosen['company']::text, coalesce(p.company, 'company not noted'))
    and memory.fits($chosen['length']::memory.length, memory.length_of(p.minutes));
