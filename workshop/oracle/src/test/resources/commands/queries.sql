create table t (a int primary key, b text, c numeric);
insert into t select g, 'v' || g::text, g / 3.0 from generate_series(1, 100) g;
create view v as select a, upper(b) as ub, c from t where a > 3;
create view v2 (x, y) as select a, count(*) from t group by a with local check option;
create or replace view v as select a, upper(b) as ub, c, a + 1 as d from t where a > 5;
create or replace view v as select a from t;
create or replace view v as select a as aa, upper(b) as ub, c, a + 1 as d from t;
create or replace view v as select b as a, upper(b) as ub, c, a + 1 as d from t;
create or replace view t as select 1 as a;
create view v as select 1 as a;
create view v3 with (security_barrier, security_invoker = off) as select v.a, v2.y from v join v2 on v.a = v2.x order by 1;
create view v4 (a, b, c) as select 1;
create view v4 as select 1 as a, 2 as a;
create view v4 as select * into x from t;
create view v4 as with w as (delete from t returning *) select * from w;
create recursive view r (n) as values (1) union all select n + 1 from r where n < 5;
create view v5 as select * from nosuch;
create view v5 with (nosuch) as select 1;
create view v5 as select $1;
\d+ v
\d+ v2
\d+ v3
\d+ r
select * from v where a < 9;
select * from r;
comment on view v is 'a view';
alter view v rename to vv;
alter view vv rename column ub to uu;
select count(*) from v3;
drop view vv;
drop table t;
drop view vv cascade;
create table c1 as select a, b as bb, c * 2 as cc from t where a < 10;
create table c2 (x, y) as select a, b from t with no data;
create table if not exists c2 as select 1 as a;
create table c2 as select 1 as a;
create table c3 (x, y, z) as select a, b from t;
create unlogged table c4 with (fillfactor = 70) as values (1, 'x'), (2, 'y');
select a, b into c5 from t where a > 90;
create table c6 as select null as n, 'x' as u, array[1,2] as ar, now() as ts limit 0;
create table c7 as select row(1,2) as r;
\d c1
\d c6
select count(*) from c1; select * from c4; select count(*) from c5; select * from c2;
create temp table tt (a int primary key, b text);
insert into tt values (1, 'x'), (2, repeat('long', 10000));
select a, length(b) from tt;
create index on tt (b) where a < 2;
update tt set a = a + 10;
create temp view tv as select * from tt;
create view tv2 as select * from tt;
create table pg_temp.t3 (a serial);
insert into t3 default values;
select * from t3;
create temp table s.t4 (a int);
create temp table public.t4 (a int);
create temp table ot (a int) on commit drop;
begin; create temp table ot (a int) on commit drop; insert into ot values (1); select * from ot; commit;
select * from ot;
create temp table od (a int) on commit delete rows;
begin; insert into od values (1); select * from od; commit;
select * from od;
begin; create temp table rb (a int); insert into rb values (1); rollback;
select * from rb;
create temp table ta as select * from t;
create temp table t (z int);
select * from t;
drop table t;
select count(*) from t;
\d tt
drop table tt;
drop table tt cascade;
