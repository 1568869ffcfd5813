-- VACUUM FULL and CLUSTER

create table vf (id int primary key, a int, b text, c text);
insert into vf select g, (g * 7919) % 1000, 'row ' || g, repeat(md5(g::text), 1 + g % 3) from generate_series(1, 2000) g;
delete from vf where id % 3 = 0;
update vf set b = b || '!' where id % 5 = 0;
vacuum full vf;
select count(*), sum(id), sum(a), md5(string_agg(b || c, ',' order by id)) from vf;
select relpages, reltuples, relallvisible from pg_class where relname = 'vf';
select relpages, reltuples from pg_class where relname = 'vf_pkey';
select ctid, xmin <> '0', id from vf where id < 20 order by id;
select pg_relation_size('vf'), pg_relation_size('vf_pkey');
set enable_seqscan = off;
select id, b from vf where id in (1, 5, 1999);
reset enable_seqscan;

-- without anything
create table vfe (x int);
vacuum full vfe;
select relpages, reltuples, pg_relation_size('vfe') from pg_class where relname = 'vfe';
vacuum (full, freeze) vfe;
vacuum (full false) vfe;

-- dropped columns, and columns that rows do not have yet
create table vfd (id int, gone text, kept text);
insert into vfd select g, repeat('g', 50), 'kept ' || g from generate_series(1, 100) g;
alter table vfd add column later int default 42;
alter table vfd drop column gone;
select attname, atthasmissing, attmissingval is null from pg_attribute where attrelid = 'vfd'::regclass and attnum > 0 order by attnum;
vacuum full vfd;
select attname ~ 'dropped', atthasmissing, attmissingval is null from pg_attribute where attrelid = 'vfd'::regclass and attnum > 0 order by attnum;
select count(*), sum(later), min(kept), max(kept) from vfd;
select pg_relation_size('vfd');

-- fill factor
create table vff (x int) with (fillfactor = 50);
insert into vff select generate_series(1, 1000);
vacuum full vff;
select pg_relation_size('vff');

-- long values
create table vft (id int primary key, big text, mid text);
alter table vft alter column big set storage external;
insert into vft select g, repeat(md5(g::text), 200), repeat(md5(g::text), 30) from generate_series(1, 50) g;
update vft set mid = 'changed' where id % 2 = 0;
update vft set big = repeat('new', 1500) where id % 5 = 0;
delete from vft where id % 7 = 0;
create temp table before as select id, length(big) s, md5(big) m from vft;
vacuum full vft;
select count(*), count(*) filter (where length(v.big) = s and md5(v.big) = m) from vft v join before using (id);
select reltoastrelid <> 0, relpages, reltuples from pg_class where relname = 'vft';
select t.relpages, t.reltuples, t.relallvisible, i.relpages, i.reltuples, pg_relation_size(t.oid), pg_relation_size(i.oid)
from pg_class v join pg_class t on t.oid = v.reltoastrelid join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
where v.relname = 'vft';
vacuum (full, process_main false) vft;
select t.relpages, t.reltuples, t.relallvisible, i.relpages, i.reltuples
from pg_class v join pg_class t on t.oid = v.reltoastrelid join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
where v.relname = 'vft';
select count(*), count(*) filter (where length(v.big) = s and md5(v.big) = m) from vft v join before using (id);

-- indexes of other kinds: on expressions, partial, with included columns, unique over updated rows
create table vfi (id int, t text, n numeric);
create unique index vfi_id on vfi (id);
create index vfi_lower on vfi (lower(t));
create index vfi_part on vfi (n) where n > 50;
create index vfi_incl on vfi (n) include (t);
insert into vfi select g, 'T' || g, g % 100 from generate_series(1, 500) g;
update vfi set t = t || 'x' where id <= 100;
vacuum full vfi;
select c.relname, c.relpages, c.reltuples from pg_class c join pg_index i on i.indexrelid = c.oid where i.indrelid = 'vfi'::regclass order by 1;
set enable_seqscan = off;
set enable_bitmapscan = off;
select id, t from vfi where lower(t) = 't7x';
select count(*) from vfi where n > 90;
reset enable_seqscan;
reset enable_bitmapscan;

-- refusals
begin;
vacuum full vf;
rollback;
vacuum (full, disable_page_skipping) vf;
vacuum (full, parallel 2) vf;
vacuum (full, buffer_usage_limit '1MB') vf;
vacuum (full, process_toast false) vf;
vacuum (full, only_database_stats) vf;
vacuum (full 2) vf;
vacuum (full off, full on) vfe;
create view vfv as select 1;
vacuum full vfv;
vacuum full nothing_there;
vacuum full vf, vfe;
vacuum (full, analyze) vf (id, a);
select attname from pg_stats where tablename = 'vf' order by 1;

-- rights
create role vf_user;
grant select on vf to vf_user;
set role vf_user;
vacuum full vf;
cluster vf using vf_pkey;
create table if not exists vf_user_table (x int);
reset role;
grant maintain on vf to vf_user;
set role vf_user;
vacuum full vf;
cluster vf using vf_pkey;
reset role;
alter table vf set without cluster;

-- other persistences
create unlogged table vfu (id int primary key, t text);
insert into vfu select g, repeat('u', 3000) from generate_series(1, 30) g;
vacuum full vfu;
select count(*), sum(length(t)) from vfu;
create temp table vftemp (id int primary key, t text);
insert into vftemp select g, repeat('u' || g, 3000) from generate_series(1, 30) g;
delete from vftemp where id < 10;
vacuum full vftemp;
select count(*), sum(length(t)) from vftemp;
cluster vftemp using vftemp_pkey;
select count(*), sum(length(t)) from vftemp;
create materialized view vfm as select id, b from vf where id < 100;
create index vfm_id on vfm (id desc);
vacuum full vfm;
cluster vfm using vfm_id;
select id from vfm limit 3;
create materialized view vfmn as select 1 as x with no data;
vacuum full vfmn;

-- CLUSTER
create table cl (k int, v text);
insert into cl select (g * 7) % 101, 'v' || g from generate_series(0, 100) g;
create index cl_k on cl (k);
create index cl_kd on cl (k desc, v);
create index cl_part on cl (k) where k > 3;
create index cl_hash_no on vf (a);
cluster cl;
cluster cl using cl_k;
select k, v, ctid from cl limit 5;
select relname, indisclustered from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = 'cl'::regclass order by 1;
delete from cl where k % 2 = 0;
insert into cl select g * 2, 'new' from generate_series(0, 50) g;
cluster cl;
select k, v from cl limit 5;
cluster cl_kd on cl;
select k, v from cl limit 5;
cluster (verbose false) cl using cl_kd;
cluster (nothing) cl;
cluster (verbose, nothing) cl;
cluster cl using cl_part;
cluster cl using cl_hash_no;
cluster cl using vf_pkey;
cluster cl using cl;
cluster vfv using cl_k;
cluster nothing_there using cl_k;
cluster pg_database using pg_database_oid_index;
begin;
cluster cl using cl_k;
select k, v from cl limit 3;
update cl set v = 'in between' where k = 0;
cluster cl;
select k, v from cl limit 3;
rollback;
select k, v from cl limit 3;
select relname, indisclustered from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = 'cl'::regclass order by 1;
begin;
cluster cl using cl_k;
insert into cl values (-1, 'first');
cluster cl using cl_k;
commit;
select k, v from cl limit 3;
begin;
cluster;
rollback;
alter table cl cluster on cl_kd;
alter table cl cluster on cl_part;
alter table cl cluster on nothing_there;
cluster cl;
select k, v from cl limit 3;
cluster;
select k, v from cl limit 3;
alter table cl set without cluster;
cluster cl;
create index cl_expr on cl ((k % 10), v);
cluster cl using cl_expr;
select k % 10, v from cl limit 5;
set enable_indexscan = off;
cluster cl using cl_kd;
select k, v from cl limit 5;
reset enable_indexscan;
select relname, relpages, reltuples from pg_class where relname in ('cl', 'cl_k', 'cl_kd', 'cl_part', 'cl_expr') order by 1;
-- chains of versions that an own transaction made
begin;
create table own (id int primary key, v int);
insert into own values (1, 1), (2, 2);
update own set v = v + 10;
update own set v = v + 100 where id = 1;
savepoint s;
update own set v = v + 1000;
rollback to s;
select * from own order by id;
cluster own using own_pkey;
select * from own;
update own set v = v + 1;
commit;
select * from own order by id;
vacuum full own;
select ctid, * from own order by id;
