-- Remember what was answered about the files of a source.
insert into log.source (name, answers) values ($source, $answers)
on conflict (name) do update set answers = excluded.answers, changed_at = current_localtimestamp();
