-- Databases: made with all options, refused, changed, renamed, dropped; their settings.
create role d_owner createdb;
create role d_other;
create role d_plain createdb;
create database d_first;
comment on database d_first is 'the first';
comment on database d_first is 'still the first';
grant create on database d_first to d_other;
grant connect, temporary on database d_first to d_other with grant option;
revoke temporary on database d_first from public;
create database d_first;
create database d_second owner d_owner template template0 encoding 'UTF8' strategy wal_log connection limit 7;
create database d_third template d_first strategy file_copy is_template true allow_connections false;
create database d_ascii template template0 encoding sql_ascii lc_collate 'C' lc_ctype 'C';
create database d_posix template template0 encoding latin1 locale 'POSIX';
create database d_builtin template template0 locale_provider builtin builtin_locale 'C.UTF8';
create database d_builtin_c template template0 locale_provider builtin locale 'C' encoding latin9;
create database d_versioned collation_version 'x';
select datname, pg_encoding_to_char(encoding), datlocprovider, datistemplate, datallowconn, datconnlimit,
  datcollate, datctype, datlocale, daticurules, datcollversion, datacl, datdba::regrole
  from pg_database order by 1;
-- options that are refused
create database d_x oid 5;
create database d_x oid 'x';
create database d_x oid 99999999999;
create database d_x oid 1.5;
create database d_x locale_provider foo;
create database d_x encoding 99;
create database d_x encoding 'foo';
create database d_x encoding sjis;
create database d_x foo 1;
create database d_x encoding utf8 encoding utf8;
create database d_x location 'x' location 'y' template nope;
create database d_x strategy foo;
create database d_x connection limit -3;
create database d_x connection limit 'x';
create database d_x is_template 3;
create database d_x allow_connections maybe;
create database d_x lc_collate 'nope';
create database d_x lc_ctype 'nope' template template0;
create database d_x locale 'nope' locale_provider icu template template0;
create database d_x lc_collate 'nope' locale_provider builtin template template0;
create database d_x builtin_locale 'C' template template0;
create database d_x icu_locale 'C' template template0;
create database d_x icu_rules 'C' template template0;
create database d_x locale_provider builtin template template0;
create database d_x locale_provider builtin builtin_locale 'x' template template0;
create database d_x locale_provider builtin builtin_locale 'C.UTF8' encoding latin1 lc_ctype 'C' lc_collate 'C' template template0;
create database d_x locale_provider icu template template0;
create database d_x locale_provider icu icu_locale 'en' encoding sql_ascii template template0;
create database d_x encoding latin1;
create database d_x encoding sql_ascii lc_collate 'C' lc_ctype 'C' template template1;
create database d_x lc_collate 'C';
create database d_x lc_ctype 'C';
create database d_x locale_provider builtin builtin_locale 'C';
create database d_x template nope;
create database d_x template d_versioned;
create database d_x tablespace nope;
create database d_x tablespace pg_global;
create database d_x owner nope;
create database d_x oid 1000;
create database d_numbered oid 40000;
create database d_x oid 40000;
begin;
create database d_x;
rollback;
create database d_x \; select 1;
-- what is in them
\c d_versioned
select 1;
\c d_first
create table filled (a int primary key, b text);
insert into filled select g, 'row ' || g::text from generate_series(1, 1000) g;
create unlogged table fleeting (a int primary key);
insert into fleeting values (1);
create sequence counted;
select nextval('counted');
grant select on filled to d_other;
create schema own authorization d_owner;
\c postgres
create database d_copied template d_first;
create database d_copied_too template d_first strategy 'FILE_COPY' owner d_owner;
\c d_copied
select count(*), max(b) from filled;
select * from fleeting;
select nextval('counted');
insert into filled values (1001, 'more'), (1, 'again');
select relname, relacl from pg_class where relname = 'filled';
select pg_database_size('d_copied') > 7000000;
drop database d_copied;
create database d_self template d_copied;
\c d_copied_too
select count(*) from filled where b like 'row 9%';
drop table filled;
\c postgres
drop role d_other;
drop role d_owner;
-- others are there
\connect d_first
drop database d_third;
alter database d_third is_template false;
drop database d_third;
\c postgres
-- options
alter database d_second foo 1;
alter database d_second tablespace pg_default connection limit 3;
alter database d_second connection limit -7;
alter database d_second allow_connections false;
alter database d_second with connection limit 3 is_template true allow_connections true;
alter database postgres allow_connections false;
alter database nope allow_connections false;
alter database d_second connection limit 3 connection limit 4;
alter database nope refresh collation version;
alter database d_second refresh collation version;
alter database d_versioned refresh collation version;
alter database nope rename to b;
alter database d_second rename to postgres;
alter database postgres rename to b;
alter database d_second rename to d_renamed;
alter database d_renamed owner to d_plain;
alter database d_renamed owner to nope;
alter database postgres set tablespace pg_default;
alter database d_renamed set tablespace pg_global;
alter database d_renamed set tablespace pg_default;
alter database d_renamed set tablespace nope;
begin;
alter database d_renamed set tablespace pg_default;
rollback;
-- rights
set role d_other;
create database d_x;
alter database d_first rename to d_y;
alter database d_first owner to d_other;
alter database d_first connection limit 4;
alter database d_first set geqo = off;
alter database d_first refresh collation version;
drop database d_first;
set role d_plain;
create database d_x template d_first;
create database d_x owner d_owner;
create database d_plains template template0;
alter database d_plains rename to d_plains_own;
alter database d_plains_own owner to d_other;
alter database d_renamed connection limit 9;
drop database d_plains_own;
reset role;
-- settings
alter database d_first set work_mem = '9MB';
alter database d_first set search_path = own, public;
alter database d_first set DateStyle to 'german';
alter database d_first set foo.bar = 3;
alter database d_first set nope = 3;
alter database d_first set work_mem = 'x';
alter database d_first set shared_buffers = 3;
alter database d_first set log_connections = on;
alter database d_first set transaction isolation level serializable;
alter database nope set geqo = on;
alter role d_owner set work_mem = '8MB';
alter role d_owner set timezone to 'utc';
alter role d_owner in database d_first set work_mem = '7MB';
alter role all set geqo = off;
alter role all in database d_first set geqo_threshold = 5;
alter role current_user set geqo_effort = 3;
alter role current_user in database d_first set enable_sort = off;
alter role pg_monitor set work_mem = '8MB';
alter role nope set geqo = on;
alter role d_owner in database nope set geqo = off;
alter role d_owner reset nope;
alter role d_other reset nope;
alter role public set geqo = on;
select d.datname, r.rolname, setconfig from pg_db_role_setting s left join pg_database d on d.oid = setdatabase
  left join pg_roles r on r.oid = setrole order by 1, 2;
\drds
\c d_first
select name, setting, source from pg_settings where source in ('database', 'user', 'database user', 'global') order by 1;
show foo.bar;
show datestyle;
select current_schemas(false);
set work_mem = '1MB';
reset work_mem;
show work_mem;
\c postgres
show work_mem;
show geqo;
set role d_plain;
alter role d_owner set geqo = on;
alter role d_plain set geqo = on;
alter role all set geqo = on;
alter role postgres set geqo = on;
alter role d_plain set log_min_messages = 'error';
alter role d_plain set foo.bar = 1;
alter role all in database d_renamed set geqo = on;
alter role all in database d_first set geqo = on;
alter database d_renamed set log_duration = on;
reset role;
alter database d_renamed set log_duration = on;
set role d_plain;
alter database d_renamed reset log_duration;
alter database d_renamed reset all;
reset role;
alter database d_first reset work_mem;
alter database d_first reset all;
alter role d_owner set work_mem from current;
alter role d_owner set work_mem to default;
alter role d_plain rename to d_simple;
alter role d_simple rename to d_owner;
alter role nope rename to x;
alter role d_simple rename to pg_foo;
alter role postgres rename to x;
select d.datname, r.rolname, setconfig from pg_db_role_setting s left join pg_database d on d.oid = setdatabase
  left join pg_roles r on r.oid = setrole order by 1, 2;
-- dropping
drop database postgres;
drop database nope;
drop database if exists nope;
drop database template1;
drop database d_first (foo);
begin;
drop database d_first;
rollback;
drop database d_copied with (force);
drop database d_copied_too;
drop database d_renamed;
alter database d_renamed is_template false;
drop database d_renamed;
drop database d_third;
drop database d_ascii;
update pg_database set datconnlimit = -2 where datname = 'd_posix';
create database d_x template d_posix;
drop database d_posix;
update pg_database set datconnlimit = 0 where datname = 'd_builtin';
alter role all reset all;
alter role d_owner reset all;
\l
