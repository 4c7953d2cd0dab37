-- Take out all ideas, before they are put in as the person left them.
delete from log.idea;
