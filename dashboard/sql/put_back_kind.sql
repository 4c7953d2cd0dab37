-- Have one kind as it was, if it still is as a change left it.
update log.kind
set name = $name, merged_into = $merged_into, merged_by = $merged_by, retired = $retired
where id = $id
    and (name, merged_into, merged_by, retired) is not distinct from (
        $left_name::text, $left_merged_into::integer, $left_merged_by::integer, $left_retired::boolean
    );
