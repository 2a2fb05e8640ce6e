-- Whether a ticket's events are live or were told later stands in the journal alone.
alter table ticket drop column origin;
