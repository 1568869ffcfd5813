-- Changes what is stored.
with x as (insert into nothing values (1, 'cte') returning *) select * from x;
select * from nothing;
with x as (insert into nothing values (2, 'two'), (3, 'three') returning a) select sum(a) from x;
with x as (update nothing set b = b || '!' where a > 1 returning a, b) select * from x order by a;
with x as (delete from nothing where a = 3 returning *) select count(*) from x;
with x as (delete from nothing returning *) insert into nothing select a + 10, b from x returning *;
with x as (insert into nothing values (100, 'no')) select count(*) from nothing;
select * from nothing order by a;
with x as (select 7 as a) insert into nothing select a, 'x' from x;
with x as (select 7 as a) update nothing set b = 'seven' from x where nothing.a = x.a;
with x as (select 7 as a) delete from nothing using x where nothing.a = x.a returning nothing.*;
with up as (update nothing set a = a + 1 returning a), del as (delete from nothing where false returning a) select (select count(*) from up), (select count(*) from del);
with a as (insert into nothing values (5, 'a') returning a), b as (insert into nothing select a + 1, 'b' from a returning a) select * from a, b;
with a as (insert into nothing values (9, 'z')) select 1;
with x as (insert into nothing values (1, 'x')) select * from x;
select * from (with x as (insert into nothing values (1, 'x') returning *) select * from x) y;
with recursive t as (insert into nothing select * from t returning *) select * from t;
delete from nothing;
