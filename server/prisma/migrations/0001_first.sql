-- Times are Unix milliseconds. Tables of small rows with a text key are WITHOUT ROWID: one B-tree instead of two.

create table meta (
  key text primary key not null,
  value text not null
) strict, without rowid;

-- The journal. unique (stream, version) makes a second writer harmless.
create table journal (
  seq integer primary key not null,
  stream text not null,
  version integer not null check (version > 0),
  type text not null,
  v integer not null,
  at integer not null,
  occurred_at integer,
  origin text not null,
  actor text not null,
  command_id text not null,
  data text not null,
  hash text not null,
  epoch integer not null,
  unique (stream, version)
) strict;

create table stream_head (
  stream text primary key not null,
  version integer not null,
  hash text not null
) strict, without rowid;

create table command (
  id text primary key not null,
  sender text not null,
  payload_hash text not null,
  outcome text not null,
  at integer not null
) strict, without rowid;

create table person (
  ref text primary key not null,
  hash text,
  sealed blob not null,
  at integer not null
) strict;
create index person_hash on person (hash) where hash is not null;

-- The read model, refolded from the journal at any time: no foreign keys among these tables.
create table ticket (
  id text primary key not null,
  hall text not null,
  day text not null,
  number text not null,
  queue text not null,
  item text,
  class text not null,
  status text not null,
  counter text,
  staff text,
  purpose text not null,
  source text not null,
  origin text not null,
  issued_at integer not null,
  called_at integer,
  started_at integer,
  ended_at integer,
  result text,
  person text,
  unique (hall, day, number)
) strict;
-- A counter has one ticket in hand.
create unique index ticket_in_hand on ticket (hall, day, counter) where status in ('called', 'serving');

create table counter_state (
  hall text not null,
  day text not null,
  id text not null,
  status text not null,
  staff text,
  since integer not null,
  primary key (hall, day, id)
) strict, without rowid;

create table case_file (
  id text primary key not null,
  case_no text not null unique,
  hall text not null,
  item text not null,
  department text not null,
  state text not null,
  holder_kind text not null,
  holder text not null,
  receipt_no text,
  person text,
  opened_at integer not null,
  accepted_at integer,
  promised_date text,
  updated_at integer not null
) strict;
create index case_file_list on case_file (hall, department, state);

create table day (
  hall text not null,
  day text not null,
  config text not null,
  opened_at integer not null,
  closed_at integer,
  primary key (hall, day)
) strict, without rowid;

create table outbox (
  id text primary key not null,
  case_id text not null,
  case_seq integer not null,
  event_stream text not null,
  event_version integer not null,
  kind text not null,
  connector text not null,
  mapping integer not null,
  created_at integer not null,
  status text not null default 'pending' check (status in ('pending', 'sending', 'acked', 'dead')),
  attempts integer not null default 0,
  next_at integer,
  last_error text,
  row_guid text,
  sent_version integer,
  acked_at integer,
  unique (case_id, case_seq, connector)
) strict, without rowid;
-- What is still owed, cheap to find however much was sent.
create index outbox_open on outbox (connector, case_id, case_seq) where status in ('pending', 'sending');
create index outbox_dead on outbox (connector, created_at) where status = 'dead';

create table audit (
  id integer primary key autoincrement not null,
  at integer not null,
  kind text not null,
  actor text not null,
  detail text not null
) strict;
create index audit_at on audit (at);

-- Slow data.
create table staff (
  id text primary key not null,
  account text not null unique,
  display_name text not null,
  staff_no text not null,
  password_hash text not null,
  roles text not null,
  queues text not null,
  department text,
  disabled integer not null default 0,
  failures integer not null default 0,
  locked_until integer,
  demo integer not null default 0
) strict;

create table session (
  id_hash text primary key not null,
  staff_id text not null references staff (id) on delete cascade on update cascade,
  created_at integer not null,
  last_seen_at integer not null,
  expires_at integer not null,
  locked integer not null default 0,
  counter text
) strict, without rowid;
create index session_staff on session (staff_id);

create table device (
  id text primary key not null,
  hall text not null,
  kind text not null check (kind in ('kiosk', 'wall', 'counter')),
  name text not null,
  token_hash text not null unique,
  paired_at integer not null,
  revoked_at integer,
  last_seen_at integer
) strict;

create table pairing (
  code text primary key not null,
  kind text not null check (kind in ('kiosk', 'wall', 'counter')),
  secret_hash text not null,
  created_at integer not null,
  expires_at integer not null,
  approved_device text references device (id) on delete cascade on update cascade
) strict;
