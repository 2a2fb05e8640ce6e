-- A counter PC is paired to its counter; a session that began at one knows which.
alter table device add column counter text;
alter table session add column device text;
