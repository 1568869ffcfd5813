-- Tablespaces: made, refused, changed, dropped; relations made in them and moved between them.
create role s_owner;
create role s_user createdb;
create tablespace s_x location 'foo';
create tablespace s_x location '/nonexistent/folder';
create tablespace s_x location '/tmp/a''b';
create tablespace pg_x location '/tmp';
create tablespace s_x location '';
set allow_in_place_tablespaces = on;
create tablespace s_one location '';
create tablespace s_one location '';
create tablespace s_two location '' with (foo=1);
create tablespace s_two location '' with (seq_page_cost='a');
create tablespace s_two location '' with (seq_page_cost=1.5, random_page_cost=-3);
create tablespace s_two owner nope location '' with (seq_page_cost=1.5);
create tablespace s_two owner s_owner location '' with (seq_page_cost=1.5, effective_io_concurrency=10);
create tablespace s_three location '';
comment on tablespace s_one is 'the first';
grant create on tablespace s_one to s_user;
grant create on tablespace s_three to public;
alter tablespace s_two set (random_page_cost=3);
alter tablespace s_two reset (seq_page_cost);
alter tablespace s_two set (foo=3);
alter tablespace nope set (seq_page_cost=1);
alter tablespace s_two reset (foo);
alter tablespace s_two rename to s_one;
alter tablespace nope rename to s_x;
alter tablespace s_two rename to pg_x;
alter tablespace s_three rename to s_third;
alter tablespace s_third owner to s_owner;
alter tablespace s_third owner to postgres;
alter tablespace nope owner to postgres;
drop tablespace nope;
drop tablespace if exists nope;
drop tablespace pg_default;
drop tablespace pg_global;
begin;
drop tablespace s_third;
rollback;
begin;
create tablespace s_x location '';
rollback;
select spcname, spcowner::regrole, spcacl, spcoptions, pg_tablespace_location(oid) like 'pg_tblspc/%' from pg_tablespace order by 1;
\db
-- relations in them
create table t_one (a int primary key, b text) tablespace s_one;
create table t_two (a int primary key using index tablespace s_two, b text, unique (b) using index tablespace s_one);
create table t_x (a int) tablespace pg_global;
create table t_x (a int) tablespace nope;
create table t_own (a int) tablespace pg_default;
create index t_one_b on t_one (b) tablespace s_two;
create index on t_one (b, a) tablespace nope;
create unlogged table t_fleeting (a int primary key, b text) tablespace s_one;
create table t_as tablespace s_two as select g as a from generate_series(1, 10) g;
insert into t_one select g, repeat('x' || g::text, 100) from generate_series(1, 500) g;
create table t_big (a int primary key, b text) tablespace s_one;
insert into t_big values (1000, (select string_agg(md5(g::text), '') from generate_series(1, 500) g));
alter table t_big set tablespace s_two;
select a, length(b) from t_big;
alter table t_big set tablespace s_one, alter a type text;
select a, length(b) from t_big;
alter table t_big set tablespace pg_default;
select a, length(b) from t_big;
insert into t_two select g, 'y' || g::text from generate_series(1, 500) g;
insert into t_fleeting values (1, 'z');
select relname, relkind, spcname from pg_class c left join pg_tablespace s on s.oid = reltablespace
  where relname ~ '^t_' order by 1;
select count(*) from pg_class c join pg_tablespace s on s.oid = reltablespace where relkind in ('t', 'i') and relname like 'pg_toast%';
select pg_tablespace_size('s_one') > 100000, pg_relation_filepath('t_one') ~ '^pg_tblspc/[0-9]+/PG_17_202406281/[0-9]+/[0-9]+$';
drop tablespace s_one;
\d t_one
\d t_two
-- moved
alter table t_one set tablespace s_two;
alter index t_one_b set tablespace pg_default;
alter index t_one_pkey set tablespace s_one;
alter table t_fleeting set tablespace s_two, alter b set not null;
alter table t_two set tablespace s_one, alter a type bigint;
alter table t_two set tablespace s_one, set tablespace s_two;
alter table t_own set tablespace nope;
alter table t_own set tablespace pg_global;
alter table t_own set tablespace pg_default;
alter table pg_class set tablespace s_one;
alter table pg_description set tablespace s_one;
create view t_view as select 1 as a;
alter table t_view set tablespace s_one;
create sequence t_counted;
alter table t_counted set tablespace s_one;
select count(*), max(a), sum(length(b)) from t_one;
select a, length(b) from t_one where a in (17, 1000) order by a;
select count(*), max(a) from t_two where b like 'y4%';
select * from t_fleeting;
begin;
alter table t_one set tablespace s_one;
insert into t_one values (1001, 'later');
savepoint s;
alter table t_one set tablespace pg_default;
select count(*) from t_one;
rollback to s;
select count(*) from t_one;
rollback;
select count(*) from t_one;
begin;
alter table t_one set tablespace s_third;
alter table t_one set tablespace s_one;
commit;
select count(*), sum(length(b)) from t_one;
select relname, relkind, relpersistence, spcname from pg_class c left join pg_tablespace s on s.oid = reltablespace
  where relname ~ '^t_' order by 1;
-- all of them
alter table all in tablespace nope set tablespace s_one;
alter table all in tablespace s_one set tablespace nope;
alter table all in tablespace pg_default set tablespace pg_global;
alter table all in tablespace s_one set tablespace s_one;
alter materialized view all in tablespace s_one set tablespace s_two;
alter index all in tablespace s_one owned by s_user set tablespace s_two;
alter index all in tablespace s_one owned by s_user, postgres set tablespace s_two nowait;
alter table all in tablespace s_one set tablespace s_third;
alter table all in tablespace pg_default owned by s_user set tablespace s_third;
select relname, relkind, spcname from pg_class c left join pg_tablespace s on s.oid = reltablespace
  where relname ~ '^t_' order by 1;
select count(*), sum(length(b)) from t_one;
-- settings
set default_tablespace = nope;
set default_tablespace = s_one;
create table t_default (a int primary key, b text);
create table t_default_as as select 1 as a;
create index on t_default (b);
create sequence t_default_seq;
create temp table t_default_temp (a int);
set default_tablespace = '';
set temp_tablespaces = nope;
set temp_tablespaces = 's_one, nope';
set temp_tablespaces = 'x,,';
set temp_tablespaces = s_one;
create temp table t_temp (a int primary key, b text);
insert into t_temp values (1, 'a');
alter table t_temp set tablespace s_two;
select * from t_temp;
alter table t_temp set tablespace pg_default;
insert into t_temp values (2, 'b');
select * from t_temp;
reset temp_tablespaces;
alter role s_user set default_tablespace = nope;
alter role s_user set default_tablespace = s_one;
alter role s_user set temp_tablespaces = nope;
select relname, relkind, spcname from pg_class c left join pg_tablespace s on s.oid = reltablespace
  where relname ~ '^t_(def|temp)' order by 1;
-- rights
grant create on schema public to s_user;
set role s_user;
drop tablespace s_two;
create tablespace s_x location '';
alter tablespace s_two rename to s_x;
alter tablespace s_two set (seq_page_cost=1);
alter tablespace s_two owner to s_user;
create table t_users (a int) tablespace s_two;
create table t_users (a int) tablespace s_one;
create index on t_users (a) tablespace s_two;
alter table t_users set tablespace s_two;
alter table t_users set tablespace s_third;
alter table t_one set tablespace s_third;
alter table all in tablespace s_third set tablespace s_one;
set temp_tablespaces = s_two;
set default_tablespace = s_two;
create table t_users_more (a int);
reset default_tablespace;
create database s_db tablespace s_two;
create database s_db tablespace s_one;
select pg_tablespace_size('s_two');
select pg_tablespace_size('nope');
reset role;
-- databases in them
create database s_all tablespace s_two;
create database s_files tablespace s_two strategy file_copy;
\c s_all
create table in_default (a int primary key, b text);
insert into in_default select g, 'r' || g::text from generate_series(1, 1000) g;
create table in_one (a int primary key, b text) tablespace s_one;
insert into in_one values (1, 'one');
create table in_pg_default (a int) tablespace pg_default;
insert into in_pg_default values (3);
select relname, spcname from pg_class c left join pg_tablespace s on s.oid = reltablespace where relname like 'in\_%' order by 1;
select pg_relation_filepath('in_default') ~ '^pg_tblspc/', pg_relation_filepath('in_pg_default') ~ '^base/', pg_tablespace_location(0) like 'pg_tblspc/%';
\c postgres
create database s_copy template s_all;
create database s_copy_files template s_all strategy file_copy;
create database s_moved_copy template s_all tablespace s_third;
create database s_x template s_all tablespace s_one;
create database s_x template s_all tablespace pg_default;
\c s_moved_copy
select count(*), max(b) from in_default;
select * from in_one;
select * from in_pg_default;
select relname, spcname from pg_class c left join pg_tablespace s on s.oid = reltablespace where relname like 'in\_%' order by 1;
\c s_copy_files
select count(*), max(b) from in_default;
select * from in_one;
update in_one set b = 'changed';
\c postgres
alter database s_moved_copy set tablespace s_one;
alter database s_moved_copy set tablespace pg_default;
alter database s_files set tablespace s_two;
alter database s_files set tablespace s_third;
\c s_files
create table more (a int primary key);
insert into more select generate_series(1, 100);
\c postgres
alter database s_files set tablespace pg_default;
\c s_files
select count(*) from more;
insert into more values (101);
\c postgres
alter database s_files set tablespace s_one;
select d.datname, s.spcname from pg_database d join pg_tablespace s on s.oid = dattablespace order by 1;
drop tablespace s_two;
drop role s_owner;
drop database s_copy;
drop database s_all;
drop database s_db;
drop database s_moved_copy;
-- gone
drop table t_one, t_two, t_big, t_fleeting, t_as, t_default, t_default_as, t_users;
drop table if exists t_users_more, t_temp;
drop sequence t_default_seq;
drop tablespace s_third;
drop tablespace s_one;
select spcname, spcowner::regrole, spcacl, spcoptions from pg_tablespace order by 1;
