-- Files that nobody has taken over from a counter yet, however many a hall has handed over: for day-end sheets.
create index case_file_at_counter on case_file (hall, opened_at) where holder_kind = 'counter';
