-- Have one kind as it was, unless it is so.
update log.kind
set name = $name, merged_into = $merged_into, merged_by = $merged_by, retired = $retired
where id = $id
    and (name, merged_into, merged_by, retired)
        is distinct from ($name::text, $merged_into::integer, $merged_by::integer, $retired::boolean);
