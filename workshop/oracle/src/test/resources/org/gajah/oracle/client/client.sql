\set VERBOSITY verbose
\set SHOW_CONTEXT always
select current_user, current_database();
select $1::int + $2, $3::text \bind 1 2 'three' \g
select 'x' as a, 1 as b \gdesc
begin;
insert into shop.receipt (amount) values (4), (5) returning amount;
savepoint s;
\set VERBOSITY default
select 1 / 0;
select 1;
rollback to savepoint s;
select 2;
rollback;
select g, g * 1.5 as half from generate_series(1, 5) g \crosstabview g half half
copy (select g, 'row ' || g from generate_series(1, 3) g) to stdout with (format csv, header);
begin;
\copy shop.scratch (a, b) from stdin with (format csv)
3001,"a, b"
3002,
\.
select * from shop.scratch where a > 3000 order by a;
rollback;
create table shop.made (a int primary key, b text default 'x');
insert into shop.made (a) values (1), (2);
insert into shop.made (a) values (1);
select * from shop.made;
\d shop.made
drop table shop.made;
select 'é', U&'\00e9', length('é');
\set FETCH_COUNT 3
select * from generate_series(1, 10);
\set n 3
select :n, :'n', :"n" from (select 1 as "3") s;
select 5 as five \gset
\echo :five
select format('select %s', g) from generate_series(1, 2) g \gexec
set statement_timeout = '200ms';
select pg_sleep(60);
reset statement_timeout;
select * from nothing;
selec 1;
