-- What clients ask for first.
select 1;
show server_version;
select current_database(), current_user, version();
\d
\dt
select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relname = 'pg_type';
drop table if exists rehearsal;
create table rehearsal (id integer primary key, name text, amount numeric, changed timestamptz default now());
insert into rehearsal (id, name, amount) select g, 'row ' || g, g * 1.5 from generate_series(1, 200) g;
begin;
update rehearsal set amount = amount + 1 where id = 7;
select * from rehearsal where id = 7;
delete from rehearsal where id = 8;
commit;
select name, sum(amount) from rehearsal where id < 50 group by name order by 2 desc limit 5;
prepare one (integer) as select name from rehearsal where id = $1;
execute one (3);
select r.name from rehearsal r join rehearsal s on s.id = r.id + 1 where r.id between 10 and 20 \bind \g
explain select * from rehearsal where id = 5;
vacuum analyze rehearsal;
\d rehearsal
drop table rehearsal;
