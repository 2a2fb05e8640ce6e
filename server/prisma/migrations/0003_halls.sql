-- A server has several halls. An account belongs to one of them, or to all: null, for administrators alone.
alter table staff add column hall text;
update staff set hall = (select substr(stream, 8) from stream_head where stream like 'config:%' order by stream limit 1)
where roles not like '%"admin"%';

-- A session is in one hall; whoever was signed in signs in again.
drop table session;
create table session (
  id_hash text primary key not null,
  staff_id text not null references staff (id) on delete cascade on update cascade,
  hall text not null,
  created_at integer not null,
  last_seen_at integer not null,
  expires_at integer not null,
  locked integer not null default 0,
  counter text
) strict, without rowid;
create index session_staff on session (staff_id);
