-- What makes the WAL of a fresh cluster hold every resource manager and nearly every kind of record.
-- Run by WalCorpus with psql. Lines that start with "-- @" are for the runner:
--   @session NAME         what follows goes to this session, which is opened on first use
--   @close NAME           ends a session
--   @restart NAME=VALUE.. ends all sessions, stops the server and starts it with these settings more
--   @torn                 stops the server hard, in the middle of a record, whose end is lost
--   @promote              restarts as a standby without a primary, and promotes it

-- @session main
create extension pageinspect;
create extension bloom;

-- Heap: insertions one by one and many at once, versions, deletions, locks.
create table h (id int primary key, k int, t text) with (fillfactor = 90);
create index h_k on h (k);
insert into h values (1, 1, 'one');
insert into h select g, g % 10, 'row ' || g from generate_series(2, 2000) g;
copy h from program 'seq -f "%1.0f|5|copied" 3001 4000' with (delimiter '|');
begin;
create table frozen (id int, t text);
copy frozen from program 'seq -f "%1.0f|a text of some length" 1 3000' with (delimiter '|', freeze);
commit;
update h set t = t || ' longer' where id <= 300;
update h set k = k + 1 where id between 301 and 500;
update h set t = repeat('x', 200) where id between 600 and 700;
delete from h where id between 800 and 900;
insert into h values (1, 1, 'again') on conflict do nothing;
insert into h values (5001, 1, 'new') on conflict (id) do nothing;
insert into h values (5001, 2, 'newer') on conflict (id) do update set k = excluded.k;
select count(*) from (select * from h where id < 20 for update) x;
select count(*) from (select * from h where id between 20 and 40 for no key update) x;
select count(*) from (select * from h where id between 40 and 60 for share) x;
select count(*) from (select * from h where id between 60 and 80 for key share) x;
create table toasted (id int, t text);
insert into toasted select g, string_agg(md5(g::text || i::text), '') from generate_series(1, 30) g, generate_series(1, 300) i group by g;
update toasted set t = t || 'x' where id < 10;
delete from toasted where id > 20;
vacuum toasted;
select count(*) from h;
vacuum h;
create table shrinking as select g id, repeat('y', 100) t from generate_series(1, 5000) g;
delete from shrinking where id > 100;
vacuum shrinking;
vacuum (freeze) h;
select count(*) from (select * from h where id between 1000 and 1010 for update) x;
update h set t = 'thawed' where id between 1020 and 1030;
create table hot (id int primary key, v int) with (fillfactor = 50);
insert into hot select g, 0 from generate_series(1, 300) g;
update hot set v = v + 1;
update hot set v = v + 1;
update hot set v = v + 1;
select sum(v) from hot;
update hot set v = v + 1;
vacuum hot;
alter table hot set (fillfactor = 100);
cluster hot using hot_pkey;

-- Two sessions with locks on the same rows.
-- @session other
begin;
select * from h where id = 1100 for key share;
-- @session main
begin;
select * from h where id = 1100 for share;
update h set k = 99 where id = 1101;
-- @session other
select * from h where id = 1101 for key share;
commit;
-- @session main
commit;
begin;
update h set k = 100 where id = 1102;
update h set k = 101 where id = 1102;
-- @session other
select * from h where id = 1102 for key share;
-- @session main
rollback;

-- Multixacts: enough of them for another page of offsets and one of members.
create table many (id int primary key, v int);
insert into many select g, 0 from generate_series(1, 3000) g;
begin;
select count(*) from (select * from many for key share) x;
do $$
begin
  for i in 1 .. 3000 loop
    begin
      update many set v = v + 1 where id = i;
    exception when others then raise;
    end;
  end loop;
end $$;
commit;
vacuum (freeze) many;
vacuum (freeze);

-- Transactions: subtransactions, two-phase, aborts that take files with them.
begin;
create table gone (id int primary key);
insert into gone select g from generate_series(1, 10) g;
savepoint a;
insert into gone values (11);
rollback to a;
savepoint b;
insert into gone values (12);
release b;
rollback;
begin;
create table kept (id serial primary key, t text);
savepoint a;
insert into kept (t) values ('a');
savepoint b;
insert into kept (t) values ('b');
release b;
commit;
drop table kept;
begin;
insert into h values (6001, 1, 'prepared');
savepoint a;
insert into h values (6002, 1, 'prepared');
create table prepared_new (id int);
drop table shrinking;
select * from h where id = 1200 for share;
prepare transaction 'first one';
begin;
insert into h values (6003, 1, 'prepared');
create table prepared_gone (id int);
prepare transaction 'second';
checkpoint;
commit prepared 'first one';
rollback prepared 'second';
begin isolation level serializable;
select count(*) from hot;
update hot set v = 0 where id = 1;
prepare transaction 'serializable';
commit prepared 'serializable';
create temp table counted (i int);
do $$
begin
  for i in 1 .. 200 loop
    begin
      insert into counted values (i);
    exception when others then raise;
    end;
  end loop;
end $$;
begin;
insert into h values (6010, 1, 'forced');
set local synchronous_commit = on;
commit;
begin;
lock table h in access exclusive mode;
select pg_log_standby_snapshot();
insert into h values (6011, 1, 'locked');
commit;

-- B-tree: splits on all levels, equal keys, deletions of whole pages and their reuse.
create table b (id int, k int, t text);
create index b_id on b (id);
create index b_k on b (k);
create index b_t on b (t);
insert into b select g, g % 7, repeat(chr(97 + g % 26), 20) || g from generate_series(1, 20000) g;
insert into b select 20000 - g, 3, null from generate_series(1, 4000) g;
update b set k = k where id % 3 = 0;
delete from b where id between 2000 and 15000;
vacuum b;
select pg_current_xact_id();
vacuum b;
vacuum b;
insert into b select g, g % 7, 'again ' || g from generate_series(2000, 9000) g;
create table fast (id int primary key, t text);
insert into fast select g, 'x' from generate_series(1, 200000) g;
delete from fast where id < 199990;
vacuum fast;
vacuum fast;
insert into fast select g, 'y' from generate_series(200001, 203000) g;
delete from fast;
vacuum fast;
vacuum fast;
-- dead tuples that index scans mark, and an insertion then removes
create table marked (id int, k int);
create index marked_k on marked (k);
insert into marked select g, g from generate_series(1, 406) g;
delete from marked where k between 100 and 300;
set enable_seqscan = off;
set enable_bitmapscan = off;
select count(id) from marked where k between 1 and 406;
select count(id) from marked where k between 1 and 406;
reset enable_seqscan;
reset enable_bitmapscan;
insert into marked select g, 50 from generate_series(1, 100) g;
-- bottom-up deletion: new versions of the same rows
create table churned (id int primary key, v int, w int) with (autovacuum_enabled = off);
create index churned_w on churned (w);
insert into churned select g, 0, g from generate_series(1, 400) g;
do $$
begin
  for i in 1 .. 30 loop
    update churned set v = v + 1, w = w where id % 2 = 0;
    update churned set w = w + 1 where id % 2 = 0;
    commit;
  end loop;
end $$;

-- Hash.
create table ha (k int, t text);
create index ha_k on ha using hash (k);
insert into ha select g, 'x' from generate_series(1, 20000) g;
insert into ha select 7, 'same' from generate_series(1, 3000) g;
delete from ha where k between 1 and 8000;
vacuum ha;
insert into ha select g, 'y' from generate_series(1, 8000) g;
delete from ha where k = 7;
vacuum ha;
create table hq (id int, k int);
create index hq_k on hq using hash (k);
insert into hq select g, 5 from generate_series(1, 4000) g;
delete from hq where id % 3 = 0;
vacuum hq;
create table hm (k int, t text);
create index hm_k on hm using hash (k);
insert into hm select 5, 'x' from generate_series(1, 400) g;
delete from hm where ctid < '(1,1)';
set enable_seqscan = off;
set enable_bitmapscan = off;
select count(t) from hm where k = 5;
select count(t) from hm where k = 5;
reset enable_seqscan;
reset enable_bitmapscan;
insert into hm select 5, 'y' from generate_series(1, 600) g;
create index ha_t on ha using hash (t);

-- GIN.
create table gi (id int, a int[]);
create index gi_a on gi using gin (a) with (fastupdate = off);
insert into gi select g, array[1, g % 50, g] from generate_series(1, 12000) g;
delete from gi where id between 2000 and 9000;
vacuum gi;
insert into gi select g, array[1, 2, 3] from generate_series(1, 5000) g;
vacuum gi;
create table gt (id int, a int[]);
create index gt_a on gt using gin (a) with (fastupdate = off);
insert into gt select g, array[1] from generate_series(1, 60000) g;
delete from gt where id between 10000 and 50000;
vacuum gt;
create table gf (id int, a int[]);
create index gf_a on gf using gin (a) with (fastupdate = on);
insert into gf select g, array[g, g % 20, g % 3] from generate_series(1, 2000) g;
insert into gf select g, (select array_agg(i) from generate_series(1, 2000) i) from generate_series(1, 3) g;
vacuum gf;
insert into gf select g, array[g, 1, 2] from generate_series(1, 100) g;
select gin_clean_pending_list('gf_a');
create index gi_built on gi using gin (a);

-- GiST.
create table ge (id int, p point);
create index ge_p on ge using gist (p);
insert into ge select g, point(g % 200, g / 200) from generate_series(1, 20000) g;
delete from ge where id between 1000 and 15000;
vacuum ge;
select pg_current_xact_id();
vacuum ge;
insert into ge select g, point(g % 150, g / 150) from generate_series(1, 12000) g;
create table gm (id int, p point);
create index gm_p on gm using gist (p);
insert into gm select g, point(g, g) from generate_series(1, 1000) g;
delete from gm where id <= 500;
set enable_seqscan = off;
set enable_bitmapscan = off;
select count(id) from gm where p <@ box '((0,0),(1000,1000))';
select count(id) from gm where p <@ box '((0,0),(1000,1000))';
reset enable_seqscan;
reset enable_bitmapscan;
insert into gm select g, point(g, g) from generate_series(1, 500) g;
create table gb as select g id, point(g, g % 17) p from generate_series(1, 3000) g;
create index gb_p on gb using gist (p);

-- SP-GiST.
create table sp (id int, p point, t text);
create index sp_p on sp using spgist (p);
create index sp_k on sp using spgist (p kd_point_ops);
create index sp_t on sp using spgist (t);
insert into sp select g, point(g % 100, g / 100), 'prefix/' || g % 10 || '/' || md5(g::text) from generate_series(1, 8000) g;
insert into sp select g, null, null from generate_series(1, 200) g;
insert into sp select g, point(g, 1), repeat('long prefix ', 20) || chr(65 + g % 26) || g from generate_series(1, 600) g;
insert into sp select g, point(1, g), chr(200 + g % 50) || g from generate_series(1, 600) g;
delete from sp where id % 3 <> 0;
vacuum sp;
insert into sp select g, point(g % 90, g / 90), 'prefix/' || g from generate_series(1, 3000) g;
vacuum sp;
delete from sp;
vacuum sp;
vacuum sp;
create table sr (t text);
create index sr_t on sr using spgist (t);
insert into sr select 'a' || g from generate_series(1, 50) g;
delete from sr;
vacuum sr;
create table sx (id int, p point);
insert into sx select g, point(g % 60, g / 60) from generate_series(1, 3000) g;
create index sx_p on sx using spgist (p);

-- BRIN.
create table br (id int, t text) with (fillfactor = 10);
create index br_id on br using brin (id) with (pages_per_range = 1, autosummarize = off);
insert into br select g, repeat('z', 100) from generate_series(1, 15000) g;
select brin_summarize_new_values('br_id');
insert into br select g, repeat('z', 100) from generate_series(1, 100) g;
update br set id = -id where id % 1000 = 0;
select brin_desummarize_range('br_id', 10);
select brin_summarize_range('br_id', 10);
create table bt (t text) with (fillfactor = 10);
create index bt_t on bt using brin (t) with (pages_per_range = 1);
insert into bt select g::text from generate_series(1, 3000) g;
vacuum bt;
update bt set t = repeat(md5(t), 30) where ctid::text like '%,1)';
create index bt_m on bt using brin (t text_minmax_ops);
create table bw (ts timestamptz);
create index bw_t on bw using brin (ts timestamptz_minmax_multi_ops) with (pages_per_range = 1);
insert into bw select timestamptz '2020-01-01 utc' + g * interval '1 hour' from generate_series(1, 5000) g;
vacuum bw;
insert into bw select timestamptz '2010-01-01 utc' + g * interval '1 day' from generate_series(1, 500) g;

-- Generic WAL, sequences, unlogged relations.
create table bl (a int, c int);
create index bl_a on bl using bloom (a, c);
insert into bl select g, g % 10 from generate_series(1, 3000) g;
delete from bl where a < 1000;
vacuum bl;
create sequence s;
select nextval('s') from generate_series(1, 100);
select setval('s', 1000);
alter sequence s restart with 5;
create unlogged table ul (id serial primary key, a int[]);
create index ul_a on ul using gin (a);
create index ul_h on ul using hash (id);
create index ul_b on ul using brin (id);
create index ul_s on ul using spgist ((id::text));
create index ul_g on ul using gist (point(id, id));
insert into ul (a) select array[g] from generate_series(1, 100) g;
alter table ul set logged;
alter table ul set unlogged;
truncate ul;

-- Databases, tablespaces, relation maps, origins, messages, points.
create database d1 strategy wal_log;
create database d2 strategy file_copy;
\set make 'mkdir ' :tablespace
copy (select 1) to program :'make';
create tablespace ts location :'tablespace';
create table in_ts (id int primary key) tablespace ts;
insert into in_ts select generate_series(1, 100);
create database d3 tablespace ts;
drop database d3;
drop table in_ts;
drop tablespace ts;
\c d1
create table there (id int primary key, t text);
insert into there select g, 't' from generate_series(1, 1000) g;
vacuum full pg_class;
\c postgres
drop database d1;
drop database d2;
vacuum full pg_class;
vacuum full pg_database;
select pg_replication_origin_create('origin one');
select pg_replication_origin_advance('origin one', '0/1234567');
select pg_replication_origin_session_setup('origin one');
begin;
select pg_replication_origin_xact_setup('0/2345678', '2024-05-06 07:08:09.123456 utc');
insert into h values (7001, 1, 'from elsewhere');
commit;
begin;
select pg_replication_origin_xact_setup('0/2345679', '2024-05-06 07:08:10 utc');
insert into h values (7002, 1, 'from elsewhere');
create table dropped_elsewhere (id int);
rollback;
begin;
select pg_replication_origin_xact_setup('0/234567A', '2024-05-06 07:08:11 utc');
insert into h values (7003, 1, 'from elsewhere');
prepare transaction 'elsewhere';
select pg_replication_origin_xact_setup('0/234567B', '2024-05-06 07:08:12 utc');
commit prepared 'elsewhere';
select pg_replication_origin_session_reset();
select pg_replication_origin_drop('origin one');
select pg_logical_emit_message(true, 'prefix', 'transactional message');
select pg_logical_emit_message(false, 'other prefix', '\x00ff10'::bytea);
select pg_create_restore_point('a point to restore');
select pg_backup_start('backup', true);
select pg_backup_stop();
select pg_switch_wal();

-- Images of pages in all forms.
create table images (id int primary key, t text);
insert into images select g, md5(g::text) from generate_series(1, 5000) g;
checkpoint;
update images set t = t || 'off' where id % 100 = 0;
set wal_compression = pglz;
checkpoint;
update images set t = t || 'pglz' where id % 100 = 0;
set wal_compression = lz4;
checkpoint;
update images set t = t || 'lz4' where id % 100 = 0;
set wal_compression = zstd;
checkpoint;
update images set t = t || 'zstd' where id % 100 = 0;
create index images_t on images (t);
set wal_compression = off;
set wal_consistency_checking = 'all';
update images set t = t || 'checked' where id % 200 = 0;
insert into b select g, g % 7, 'checked' from generate_series(1, 100) g;
insert into ha select g, 'checked' from generate_series(1, 100) g;
insert into gi select g, array[g] from generate_series(1, 100) g;
insert into ge select g, point(g, g) from generate_series(1, 100) g;
insert into sp select g, point(g, g), g::text from generate_series(1, 100) g;
insert into br select g, 'checked' from generate_series(1, 100) g;
insert into bl select g, g from generate_series(1, 100) g;
select nextval('s') from generate_series(1, 40);
create table ck (id int primary key, k int, p point, a int[], t text) with (fillfactor = 60);
create index ck_k on ck (k);
create index ck_h on ck using hash (k);
create index ck_p on ck using gist (p);
create index ck_s on ck using spgist (p);
create index ck_a on ck using gin (a);
create index ck_f on ck using gin (a) with (fastupdate = off);
create index ck_b on ck using brin (id) with (pages_per_range = 2);
insert into ck select g, g % 10, point(g % 40, g / 40), array[g % 5, g], 'row ' || g from generate_series(1, 2000) g;
vacuum ck;
update ck set t = t || ' longer' where id % 3 = 0;
update ck set t = t || ' again' where id % 3 = 0;
select count(*) from ck where t > 'a';
update ck set k = k + 1 where id % 7 = 0;
delete from ck where id between 300 and 1200 or id % 11 = 0;
vacuum ck;
insert into ck select g, g % 10, point(g % 40, g / 40), array[g % 5, g], 'more ' || g from generate_series(3001, 4500) g;
copy ck (id, k) from program 'seq -f "%1.0f|5" 5001 5500' with (delimiter '|');
select count(*) from (select * from ck where id < 50 for update) x;
delete from ck where id > 3500;
vacuum (freeze) ck;
vacuum ck;
set wal_compression = lz4;
update images set t = t || 'both' where id % 200 = 0;
vacuum images;
reset wal_consistency_checking;
reset wal_compression;
checkpoint;
select count(*) from images;
alter system set full_page_writes = off;
select pg_reload_conf();
checkpoint;
update images set t = 'no image' where id % 100 = 0;
alter system reset full_page_writes;
select pg_reload_conf();
checkpoint;

-- Enough transactions to fill a file of the commit log and let the first one go.
create temp table counted (i int);
do $$
begin
  for j in 1 .. 22 loop
    for i in 1 .. 50000 loop
      begin
        insert into counted values (i);
      exception when others then raise;
      end;
    end loop;
    truncate counted;
    commit;
  end loop;
end $$;
drop table counted;
-- @restart
-- @session main
alter database template0 allow_connections true;
\c template0
vacuum (freeze);
\c template1
vacuum (freeze);
\c postgres
vacuum (freeze);
alter database template0 allow_connections false;
checkpoint;

-- For logical decoding.
-- @restart wal_level=logical
-- @session main
select pg_create_logical_replication_slot('slot', 'pgoutput');
create table l (id int primary key, k int, t text);
alter table l replica identity full;
insert into l select g, g, 'x' from generate_series(1, 200) g;
copy l from program 'seq -f "%1.0f|5|copied" 1001 1300' with (delimiter '|');
update l set k = 0, id = id + 10000 where id < 50;
delete from l where id between 100 and 150;
checkpoint;
update l set t = 'kept beside the image';
create table lk (id int primary key, k int);
insert into lk select g, g from generate_series(1, 50) g;
update lk set id = id + 100;
update lk set k = 1;
delete from lk where k = 1;
create table lt (id serial primary key);
insert into lt values (1), (2);
truncate l, lt restart identity cascade;
begin;
insert into lk values (1, 1);
savepoint a;
insert into lk values (2, 1);
create table ls (id int);
savepoint b;
alter table ls add t text;
insert into ls values (1, 'x');
release b;
commit;
begin;
insert into lk values (9, 9);
create table lp (id int);
drop table lt;
prepare transaction 'logical';
commit prepared 'logical';
begin;
insert into lk values (19, 9);
prepare transaction 'logical abort';
rollback prepared 'logical abort';
select pg_logical_emit_message(true, 'logical', 'message');
-- @session other
begin;
insert into lk values (29, 9);
-- @session main
vacuum full pg_class;
vacuum full pg_attribute;
cluster pg_proc using pg_proc_oid_index;
-- @session other
commit;
-- @close other
-- @session main
select pg_drop_replication_slot('slot');

-- With as little WAL as possible.
-- @restart wal_level=minimal max_wal_senders=0
-- @session main
begin;
create table m (id int, p point);
create index m_p on m using gist (p);
insert into m select g, point(g % 37, g / 37) from generate_series(1, 3000) g;
commit;
begin;
create table mc (id int primary key, t text);
copy mc from program 'seq -f "%1.0f|copied" 1 3000' with (delimiter '|');
commit;
create table mi as select g id, g::text t from generate_series(1, 1000) g;
create index mi_id on mi (id);

-- @restart wal_level=replica max_wal_senders=5
-- @session main
create table before_torn (id int);
insert into before_torn select generate_series(1, 100);
-- @torn
-- @session main
insert into before_torn select generate_series(101, 200);
checkpoint;

-- @promote
-- @session main
insert into before_torn select generate_series(201, 300);
checkpoint;
