-- What the rows of pg_proc cannot say at first: bodies of functions that are written in SQL, default values
-- of arguments, and who may call what.
--
-- Every function here has its row, and with it its OID, already; "or replace" fills that in. So the script may
-- run only where these rows are: with search_path = pg_catalog in a new template1. Names are not qualified,
-- which lets a test run it in a schema of its own.


-- ---------------------------------------------------------------------------------------------------------
-- Bodies: numbers, strings, bits
-- ---------------------------------------------------------------------------------------------------------

create or replace function round(numeric) returns numeric
  language sql immutable parallel safe strict cost 1
  return round($1, 0);

create or replace function trunc(numeric) returns numeric
  language sql immutable parallel safe strict cost 1
  return trunc($1, 0);

create or replace function log(numeric) returns numeric
  language sql immutable parallel safe strict cost 1
  return log(10, $1);

create or replace function log10(numeric) returns numeric
  language sql immutable parallel safe strict cost 1
  return log(10, $1);

create or replace function lpad(text, integer) returns text
  language sql immutable parallel safe strict cost 1
  return lpad($1, $2, ' ');

create or replace function rpad(text, integer) returns text
  language sql immutable parallel safe strict cost 1
  return rpad($1, $2, ' ');

create or replace function "substring"(text, text, text) returns text
  language sql immutable parallel safe strict cost 1
  return substring($1, similar_to_escape($2, $3));

create or replace function bit_length(bit) returns integer
  language sql immutable parallel safe strict cost 1
  return length($1);

create or replace function bit_length(bytea) returns integer
  language sql immutable parallel safe strict cost 1
  return octet_length($1) * 8;

create or replace function bit_length(text) returns integer
  language sql immutable parallel safe strict cost 1
  return octet_length($1) * 8;


-- ---------------------------------------------------------------------------------------------------------
-- Bodies: dates and times
-- ---------------------------------------------------------------------------------------------------------

create or replace function age(timestamp) returns interval
  language sql stable parallel safe strict cost 1
  return age(current_date::timestamp, $1);

create or replace function age(timestamptz) returns interval
  language sql stable parallel safe strict cost 1
  return age(current_date::timestamptz, $1);

create or replace function date_part(text, date) returns double precision
  language sql immutable parallel safe strict cost 1
  return date_part($1, $2::timestamp);

create or replace function timestamptz(date, time) returns timestamptz
  language sql stable parallel safe strict cost 1
  return ($1 + $2)::timestamptz;

create or replace function pg_sleep_for(interval) returns void
  language sql volatile parallel safe strict cost 1
  return pg_sleep(extract(epoch from clock_timestamp() + $1) - extract(epoch from clock_timestamp()));

create or replace function pg_sleep_until(timestamptz) returns void
  language sql volatile parallel safe strict cost 1
  return pg_sleep(extract(epoch from $1) - extract(epoch from clock_timestamp()));

-- OVERLAPS: an interval in the place of a second point is an end that is counted from the first. These are not
-- strict, for a null may leave the answer known.

create or replace function overlaps(time, interval, time, interval) returns boolean
  language sql immutable parallel safe cost 1
  return ($1, $1 + $2) overlaps ($3, $3 + $4);

create or replace function overlaps(time, time, time, interval) returns boolean
  language sql immutable parallel safe cost 1
  return ($1, $2) overlaps ($3, $3 + $4);

create or replace function overlaps(time, interval, time, time) returns boolean
  language sql immutable parallel safe cost 1
  return ($1, $1 + $2) overlaps ($3, $4);

create or replace function overlaps(timestamp, interval, timestamp, interval) returns boolean
  language sql immutable parallel safe cost 1
  return ($1, $1 + $2) overlaps ($3, $3 + $4);

create or replace function overlaps(timestamp, timestamp, timestamp, interval) returns boolean
  language sql immutable parallel safe cost 1
  return ($1, $2) overlaps ($3, $3 + $4);

create or replace function overlaps(timestamp, interval, timestamp, timestamp) returns boolean
  language sql immutable parallel safe cost 1
  return ($1, $1 + $2) overlaps ($3, $4);

create or replace function overlaps(timestamptz, interval, timestamptz, interval) returns boolean
  language sql stable parallel safe cost 1
  return ($1, $1 + $2) overlaps ($3, $3 + $4);

create or replace function overlaps(timestamptz, timestamptz, timestamptz, interval) returns boolean
  language sql stable parallel safe cost 1
  return ($1, $2) overlaps ($3, $3 + $4);

create or replace function overlaps(timestamptz, interval, timestamptz, timestamptz) returns boolean
  language sql stable parallel safe cost 1
  return ($1, $1 + $2) overlaps ($3, $4);


-- ---------------------------------------------------------------------------------------------------------
-- Bodies: operators whose sides are exchanged
-- ---------------------------------------------------------------------------------------------------------

create or replace function integer_pl_date(integer, date) returns date
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function timedate_pl(time, date) returns timestamp
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function timetzdate_pl(timetz, date) returns timestamptz
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function interval_pl_date(interval, date) returns timestamp
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function interval_pl_time(interval, time) returns time
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function interval_pl_timetz(interval, timetz) returns timetz
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function interval_pl_timestamp(interval, timestamp) returns timestamp
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function interval_pl_timestamptz(interval, timestamptz) returns timestamptz
  language sql stable parallel safe strict cost 1
  return $2 + $1;

create or replace function int8pl_inet(bigint, inet) returns inet
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function numeric_pl_pg_lsn(numeric, pg_lsn) returns pg_lsn
  language sql immutable parallel safe strict cost 1
  return $2 + $1;

create or replace function path_contain_pt(path, point) returns boolean
  language sql immutable parallel safe strict cost 1
  return on_ppath($2, $1);


-- ---------------------------------------------------------------------------------------------------------
-- Bodies: shorter forms of longer functions
-- ---------------------------------------------------------------------------------------------------------

create or replace function polygon(circle) returns polygon
  language sql immutable parallel safe strict cost 1
  return polygon(12, $1);

create or replace function xpath(text, xml) returns xml[]
  language sql immutable parallel safe strict cost 1
  return xpath($1, $2, '{}'::text[]);

create or replace function xpath_exists(text, xml) returns boolean
  language sql immutable parallel safe strict cost 1
  return xpath_exists($1, $2, '{}'::text[]);

create or replace function pg_relation_size(regclass) returns bigint
  language sql volatile parallel safe strict cost 1
  return pg_relation_size($1, 'main');


-- ---------------------------------------------------------------------------------------------------------
-- Bodies: comments on objects
-- ---------------------------------------------------------------------------------------------------------

create or replace function obj_description(oid) returns text
  language sql stable parallel safe strict
  begin atomic
    select description from pg_description where objoid = $1 and objsubid = 0;
  end;

create or replace function obj_description(oid, name) returns text
  language sql stable parallel safe strict
  begin atomic
    select description
    from pg_description
    where objoid = $1
      and classoid = (
        select oid from pg_class where relname = $2 and relnamespace = 'pg_catalog'::regnamespace)
      and objsubid = 0;
  end;

create or replace function shobj_description(oid, name) returns text
  language sql stable parallel safe strict
  begin atomic
    select description
    from pg_shdescription
    where objoid = $1
      and classoid = (
        select oid from pg_class where relname = $2 and relnamespace = 'pg_catalog'::regnamespace);
  end;

create or replace function col_description(oid, integer) returns text
  language sql stable parallel safe strict
  begin atomic
    select description
    from pg_description
    where objoid = $1 and classoid = 'pg_class'::regclass and objsubid = $2;
  end;


-- ---------------------------------------------------------------------------------------------------------
-- Bodies: what text search makes of a document. The second form needs the first.
-- ---------------------------------------------------------------------------------------------------------

create or replace function ts_debug(
    config regconfig, document text,
    out alias text, out description text, out token text,
    out dictionaries regdictionary[], out dictionary regdictionary, out lexemes text[])
  returns setof record
  language sql stable parallel safe strict
  begin atomic
    select
      tt.alias,
      tt.description,
      parse.token,
      array(
        select m.mapdict::regdictionary
        from pg_ts_config_map m
        where m.mapcfg = config and m.maptokentype = parse.tokid
        order by m.mapseqno) as dictionaries,
      (
        select m.mapdict::regdictionary
        from pg_ts_config_map m
        where m.mapcfg = config and m.maptokentype = parse.tokid
        order by ts_lexize(m.mapdict, parse.token) is null, m.mapseqno
        limit 1) as dictionary,
      (
        select ts_lexize(m.mapdict, parse.token)
        from pg_ts_config_map m
        where m.mapcfg = config and m.maptokentype = parse.tokid
        order by ts_lexize(m.mapdict, parse.token) is null, m.mapseqno
        limit 1) as lexemes
    from
      ts_parse((select cfgparser from pg_ts_config where oid = config), document) as parse,
      ts_token_type((select cfgparser from pg_ts_config where oid = config)) as tt
    where tt.tokid = parse.tokid;
  end;

create or replace function ts_debug(
    document text,
    out alias text, out description text, out token text,
    out dictionaries regdictionary[], out dictionary regdictionary, out lexemes text[])
  returns setof record
  language sql stable parallel safe strict
  begin atomic
    select * from ts_debug(get_current_ts_config(), document);
  end;


-- ---------------------------------------------------------------------------------------------------------
-- Default values: numbers, strings, intervals
-- ---------------------------------------------------------------------------------------------------------

create or replace function random_normal(mean double precision default 0, stddev double precision default 1)
  returns double precision
  language internal volatile parallel restricted strict
  as 'drandom_normal';

create or replace function "normalize"(text, text default 'NFC') returns text
  language internal immutable parallel safe strict
  as 'unicode_normalize_func';

create or replace function is_normalized(text, text default 'NFC') returns boolean
  language internal immutable parallel safe strict
  as 'unicode_is_normalized';

create or replace function parse_ident(str text, strict boolean default true) returns text[]
  language internal immutable parallel safe strict
  as 'parse_ident';

create or replace function make_interval(
    years integer default 0, months integer default 0, weeks integer default 0, days integer default 0,
    hours integer default 0, mins integer default 0, secs double precision default 0.0)
  returns interval
  language internal immutable parallel safe strict
  as 'make_interval';


-- ---------------------------------------------------------------------------------------------------------
-- Default values: JSON
-- ---------------------------------------------------------------------------------------------------------

create or replace function json_populate_record(
    base anyelement, from_json json, use_json_as_text boolean default false)
  returns anyelement
  language internal stable parallel safe
  as 'json_populate_record';

create or replace function json_populate_recordset(
    base anyelement, from_json json, use_json_as_text boolean default false)
  returns setof anyelement
  language internal stable parallel safe rows 100
  as 'json_populate_recordset';

create or replace function jsonb_insert(
    jsonb_in jsonb, path text[], replacement jsonb, insert_after boolean default false)
  returns jsonb
  language internal immutable parallel safe strict
  as 'jsonb_insert';

create or replace function jsonb_set(
    jsonb_in jsonb, path text[], replacement jsonb, create_if_missing boolean default true)
  returns jsonb
  language internal immutable parallel safe strict
  as 'jsonb_set';

create or replace function jsonb_set_lax(
    jsonb_in jsonb, path text[], replacement jsonb, create_if_missing boolean default true,
    null_value_treatment text default 'use_json_null')
  returns jsonb
  language internal immutable parallel safe
  as 'jsonb_set_lax';

-- Paths; the forms that know time zones depend on a setting, so they are stable only.

create or replace function jsonb_path_exists(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns boolean
  language internal immutable parallel safe strict
  as 'jsonb_path_exists';

create or replace function jsonb_path_match(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns boolean
  language internal immutable parallel safe strict
  as 'jsonb_path_match';

create or replace function jsonb_path_query(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns setof jsonb
  language internal immutable parallel safe strict
  as 'jsonb_path_query';

create or replace function jsonb_path_query_array(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns jsonb
  language internal immutable parallel safe strict
  as 'jsonb_path_query_array';

create or replace function jsonb_path_query_first(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns jsonb
  language internal immutable parallel safe strict
  as 'jsonb_path_query_first';

create or replace function jsonb_path_exists_tz(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns boolean
  language internal stable parallel safe strict
  as 'jsonb_path_exists_tz';

create or replace function jsonb_path_match_tz(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns boolean
  language internal stable parallel safe strict
  as 'jsonb_path_match_tz';

create or replace function jsonb_path_query_tz(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns setof jsonb
  language internal stable parallel safe strict
  as 'jsonb_path_query_tz';

create or replace function jsonb_path_query_array_tz(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns jsonb
  language internal stable parallel safe strict
  as 'jsonb_path_query_array_tz';

create or replace function jsonb_path_query_first_tz(
    target jsonb, path jsonpath, vars jsonb default '{}', silent boolean default false)
  returns jsonb
  language internal stable parallel safe strict
  as 'jsonb_path_query_first_tz';


-- ---------------------------------------------------------------------------------------------------------
-- Default values: backends, backups, statistics
-- ---------------------------------------------------------------------------------------------------------

create or replace function pg_terminate_backend(pid integer, timeout bigint default 0) returns boolean
  language internal volatile parallel safe strict
  as 'pg_terminate_backend';

create or replace function pg_promote(wait boolean default true, wait_seconds integer default 60)
  returns boolean
  language internal volatile parallel safe strict
  as 'pg_promote';

create or replace function pg_backup_start(label text, fast boolean default false) returns pg_lsn
  language internal volatile parallel restricted strict
  as 'pg_backup_start';

create or replace function pg_backup_stop(
    wait_for_archive boolean default true, out lsn pg_lsn, out labelfile text, out spcmapfile text)
  returns record
  language internal volatile parallel restricted strict
  as 'pg_backup_stop';

create or replace function pg_stat_reset_shared(target text default null) returns void
  language internal volatile parallel safe
  as 'pg_stat_reset_shared';

create or replace function pg_stat_reset_slru(target text default null) returns void
  language internal volatile parallel safe
  as 'pg_stat_reset_slru';


-- ---------------------------------------------------------------------------------------------------------
-- Default values: replication
-- ---------------------------------------------------------------------------------------------------------

create or replace function pg_logical_emit_message(
    transactional boolean, prefix text, message text, flush boolean default false)
  returns pg_lsn
  language internal volatile strict
  as 'pg_logical_emit_message_text';

create or replace function pg_logical_emit_message(
    transactional boolean, prefix text, message bytea, flush boolean default false)
  returns pg_lsn
  language internal volatile strict
  as 'pg_logical_emit_message_bytea';

create or replace function pg_create_physical_replication_slot(
    slot_name name, immediately_reserve boolean default false, temporary boolean default false,
    out slot_name name, out lsn pg_lsn)
  returns record
  language internal volatile strict
  as 'pg_create_physical_replication_slot';

create or replace function pg_create_logical_replication_slot(
    slot_name name, plugin name, temporary boolean default false, twophase boolean default false,
    failover boolean default false, out slot_name name, out lsn pg_lsn)
  returns record
  language internal volatile strict
  as 'pg_create_logical_replication_slot';

create or replace function pg_logical_slot_get_changes(
    slot_name name, upto_lsn pg_lsn, upto_nchanges integer, variadic options text[] default '{}',
    out lsn pg_lsn, out xid xid, out data text)
  returns setof record
  language internal volatile cost 1000
  as 'pg_logical_slot_get_changes';

create or replace function pg_logical_slot_get_binary_changes(
    slot_name name, upto_lsn pg_lsn, upto_nchanges integer, variadic options text[] default '{}',
    out lsn pg_lsn, out xid xid, out data bytea)
  returns setof record
  language internal volatile cost 1000
  as 'pg_logical_slot_get_binary_changes';

create or replace function pg_logical_slot_peek_changes(
    slot_name name, upto_lsn pg_lsn, upto_nchanges integer, variadic options text[] default '{}',
    out lsn pg_lsn, out xid xid, out data text)
  returns setof record
  language internal volatile cost 1000
  as 'pg_logical_slot_peek_changes';

create or replace function pg_logical_slot_peek_binary_changes(
    slot_name name, upto_lsn pg_lsn, upto_nchanges integer, variadic options text[] default '{}',
    out lsn pg_lsn, out xid xid, out data bytea)
  returns setof record
  language internal volatile cost 1000
  as 'pg_logical_slot_peek_binary_changes';


-- ---------------------------------------------------------------------------------------------------------
-- Privileges: what only superusers call, until somebody grants it
-- ---------------------------------------------------------------------------------------------------------

-- The course of the server
revoke execute on function
  pg_reload_conf(),
  pg_rotate_logfile(),
  pg_promote(boolean, integer),
  pg_log_backend_memory_contexts(integer)
from public;

-- Configuration
revoke execute on function
  pg_config(),
  pg_show_all_file_settings(),
  pg_hba_file_rules(),
  pg_ident_file_mappings()
from public;

-- Files of the server's machine
revoke execute on function
  pg_ls_dir(text),
  pg_ls_dir(text, boolean, boolean),
  pg_read_file(text),
  pg_read_file(text, boolean),
  pg_read_file(text, bigint, bigint),
  pg_read_file(text, bigint, bigint, boolean),
  pg_read_binary_file(text),
  pg_read_binary_file(text, boolean),
  pg_read_binary_file(text, bigint, bigint),
  pg_read_binary_file(text, bigint, bigint, boolean),
  pg_stat_file(text),
  pg_stat_file(text, boolean),
  lo_import(text),
  lo_import(text, oid),
  lo_export(oid, text)
from public;

-- Backups and the log
revoke execute on function
  pg_backup_start(text, boolean),
  pg_backup_stop(boolean),
  pg_create_restore_point(text),
  pg_switch_wal(),
  pg_log_standby_snapshot(),
  pg_wal_replay_pause(),
  pg_wal_replay_resume()
from public;

-- Statistics
revoke execute on function
  pg_stat_have_stats(text, oid, oid),
  pg_stat_reset(),
  pg_stat_reset_shared(text),
  pg_stat_reset_slru(text),
  pg_stat_reset_replication_slot(text),
  pg_stat_reset_subscription_stats(oid),
  pg_stat_reset_single_table_counters(oid),
  pg_stat_reset_single_function_counters(oid)
from public;

-- Progress of replication
revoke execute on function
  pg_replication_origin_create(text),
  pg_replication_origin_drop(text),
  pg_replication_origin_oid(text),
  pg_replication_origin_advance(text, pg_lsn),
  pg_replication_origin_progress(text, boolean),
  pg_replication_origin_session_setup(text),
  pg_replication_origin_session_reset(),
  pg_replication_origin_session_is_setup(),
  pg_replication_origin_session_progress(boolean),
  pg_replication_origin_xact_setup(pg_lsn, timestamptz),
  pg_replication_origin_xact_reset(),
  pg_show_replication_origin_status()
from public;


-- ---------------------------------------------------------------------------------------------------------
-- Privileges: what predefined roles call, too
-- ---------------------------------------------------------------------------------------------------------

revoke execute on function
  pg_current_logfile(),
  pg_current_logfile(text),
  pg_ls_logdir(),
  pg_ls_waldir(),
  pg_ls_archive_statusdir(),
  pg_ls_tmpdir(),
  pg_ls_tmpdir(oid),
  pg_ls_logicalsnapdir(),
  pg_ls_logicalmapdir(),
  pg_ls_replslotdir(text)
from public;

grant execute on function
  pg_current_logfile(),
  pg_current_logfile(text),
  pg_ls_logdir(),
  pg_ls_waldir(),
  pg_ls_archive_statusdir(),
  pg_ls_tmpdir(),
  pg_ls_tmpdir(oid),
  pg_ls_logicalsnapdir(),
  pg_ls_logicalmapdir(),
  pg_ls_replslotdir(text)
to pg_monitor;

revoke execute on function pg_get_backend_memory_contexts(), pg_get_shmem_allocations() from public;
grant execute on function pg_get_backend_memory_contexts(), pg_get_shmem_allocations() to pg_read_all_stats;
