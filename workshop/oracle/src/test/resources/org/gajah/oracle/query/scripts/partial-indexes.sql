-- Changes what is stored.
-- Which conditions prove that a row is in a partial index.
create temp table pi(k int, v int, s text, b boolean);
insert into pi select g, g%100, case when g%10=0 then 's'||g end, g%50=0 from generate_series(1,20000) g;
analyze pi;
set enable_seqscan = off;
set enable_bitmapscan = off;
explain (costs off) select * from pi where k < 10 and v > 60;
explain (costs off) select * from pi where k < 10 and v = 77 ;
explain (costs off) select * from pi where k < 10 and s = 's10';
explain (costs off) select * from pi where k < 10 and lower(s) like 'x%';
explain (costs off) select * from pi where k < 10 and v in (2,3);
explain (costs off) select * from pi where k < 10 and v = 2;
explain (costs off) select * from pi where k < 10 and v = 97;
explain (costs off) select * from pi where s > 's6' and s < 's7';
explain (costs off) select * from pi where s = 's50' and 50 < v;
explain (costs off) select * from pi where k = 5 and v = 50;
explain (costs off) select * from pi where k = 5 and v in (96,99,1);
create temp table xi(k int, t text);
insert into xi select g, 'T'||g from generate_series(1,5000) g;
create index on xi((k + (1+1)));
create unique index on xi(lower(t)) where k > 1+1;
analyze xi;
insert into xi values (9, 't9') on conflict (lower(t)) where k > 2 do update set k = 10 returning *;
insert into xi values (9, 't9') on conflict (lower(t)) where k > 7 do update set k = 11 returning *;
insert into xi values (9, 't9') on conflict (lower(t)) where k > 1 do update set k = 11 returning *;
drop table pi, xi;
