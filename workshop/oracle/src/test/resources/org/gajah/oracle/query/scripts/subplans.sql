-- Changes what is stored.
-- Sub-plans that depend on the row of a query two levels up: what is kept of them must be made anew.
create table sub_a(z int);
insert into sub_a values (1),(2),(3);
create table sub_b(x int);
insert into sub_b values (10),(20),(30);
create table sub_c(y int, z int);
insert into sub_c values (10,1),(20,2),(99,3);
select a.z + 0, (select count(*) from sub_b b where b.x in (select y from sub_c c where c.z = a.z)) from sub_a a order by 1;
select a.z + 0, (select count(*) from sub_b b where b.x in (select y from sub_c c where c.z = a.z offset 0)) from sub_a a order by 1;
select a.z + 0, (select sum(case when b.x in (select y from sub_c c where c.z = a.z) then 1 else 0 end) from sub_b b) from sub_a a order by 1;
select a.z + 0, (select array_agg(b.x not in (select y from sub_c c where c.z = a.z) order by b.x) from sub_b b) from sub_a a order by 1;
select a.z + 0, (with w as materialized (select y from sub_c c where c.z = a.z) select count(*) from sub_b b, w where b.x = w.y and b.x in (select y from w)) from sub_a a order by 1;
select a.z + 0, (select (select max(y) from sub_c c where c.z = a.z) + count(*) from sub_b b) from sub_a a order by 1;
select a.z + 0, (select string_agg(((select max(y) from sub_c c where c.z = a.z) + b.x)::text, ',' order by b.x) from sub_b b) from sub_a a order by 1;
select a.z + 0, l.x + 0, l.i from sub_a a, lateral (select b.x, b.x in (select y from sub_c c where c.z = a.z) as i from sub_b b order by 1 limit 2) l order by 1,2;
select a.z + 0, l.x + 0, l.i from sub_a a, lateral (select b.x, b.x in (select y from sub_c c where c.z = a.z union select y+1 from sub_c c where c.z=a.z) as i from sub_b b order by 1 limit 2) l order by 1,2;
select a.z + 0, (select count(*) from (select distinct y from sub_c c where c.z=a.z) q join sub_b b on b.x=q.y) from sub_a a order by 1;
select a.z + 0, (select count(*) from sub_b b where b.x < any (select y from sub_c c where c.z = a.z)) from sub_a a order by 1;
select a.z + 0, (select count(*) from sub_b b where b.x <> all (select y + 0.0 from sub_c c where c.z = a.z)) from sub_a a order by 1;
select a.z + 0, (with recursive w (n) as (select a.z union all select n + 1 from w where n < a.z + (select max(z) from sub_c c where c.z = a.z)) select sum(n) from w) from sub_a a order by 1;
select a.z + 0, (select count(*) from sub_b b join (select y from sub_c c where c.z = a.z) q on q.y = b.x) from sub_a a order by 1;
select a.z + 0, (select sum(x) from sub_b b where exists (select from sub_c c where c.z = a.z and c.y in (select b2.x from sub_b b2 where b2.x > 10 * (a.z - 1)))) from sub_a a order by 1;
prepare sub (int) as select a.z + 0, (select count(*) from sub_b b where b.x in (select y from sub_c c where c.z = a.z + $1)) from sub_a a order by 1;
execute sub(0);
execute sub(1);
execute sub(-1);
drop table sub_a, sub_b, sub_c;
