-- The outings a filter lets through, with what they are told apart by: what a question reads from as
-- `chosen($chosen)`. The filter has the fields of `Filter` in outings.py, and whose rating counts. A line that
-- begins with `and` is one wish of it, and is left out where that isn't wished: DuckDB reads every line each
-- time it is asked, which for a log of a hundred outings is most of what an answer takes.
select *
from (
    select
        o.* exclude (kind, company, novelty, idea),
        case $chosen['whose']::text
            when 'theirs' then o.theirs
            when 'lower' then least(o.mine, o.theirs)
            else o.mine
        end as rating,
        o.status <> 'didn''t happen' as took_place,
        k.id as shown,
        k.name as kind,
        memory.length_of(o.minutes) as length,
        memory.company_of(o.company) as company,
        memory.part_of(o.start) as part,
        isodow(o.day)::utinyint as weekday,
        memory.week_of(o.day) as week,
        memory.novelty_of(o.novelty) as novelty,
        memory.idea_of(o.idea) as idea,
        memory.gap_of(nullif(o.since_last, -1)) as gap,
        memory.after_of(o.since_hard) as after
    from log.outing as o
    join log.kind as own on own.id = o.kind
    join log.kind as k on k.id = coalesce(own.merged_into, own.id)
)
where apart = $chosen['apart']::boolean
    and list_contains($chosen['kinds']::text[], kind)
    and day >= $chosen['since']::date
    and day <= $chosen['until']::date
    and (rating is not null) = $chosen['rated']::boolean
    and list_contains(tags, $chosen['tag']::text)
    and company = $chosen['company']::memory.company
    and length = $chosen['length']::memory.length
    and kind = $chosen['kind']::text
    and rating = $chosen['rating']::integer
    and weekday = $chosen['weekday']::utinyint
    and part = $chosen['part']::memory.part
    and week = $chosen['week']::memory.week
    and novelty = $chosen['novelty']::memory.novelty
    and idea = $chosen['idea']::memory.idea
    and gap = $chosen['gap']::memory.gap
    and after = $chosen['after']::memory.after
    and id = $chosen['outing']::bigint
    and took_place = $chosen['took_place']::boolean
    and coalesce(memory.odd_length(minutes), false) = $chosen['odd_length']::boolean
    and memory.says($chosen['words']::text, concat_ws(' ', kind, place, array_to_string(tags, ' '), note, moment))
