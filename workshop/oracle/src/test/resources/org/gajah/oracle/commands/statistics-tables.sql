create type mood as enum ('sad', 'ok', 'happy');
create domain small as int check (value < 1000000);
create table st (
  id int primary key, few int, skew int, txt text, vc varchar(20), ch char(5), num numeric, fl float8, ts timestamptz, d date,
  b bool, nul text, halfnul int, arr int[], m mood, dm small, u uuid, by bytea, wide text, nm name, c "char", o oid, iv interval, x xid, p point, r int4range, j jsonb, js json, ip inet, bt bit(4), tv tsvector, sp text);
insert into st select i, i % 7, case when i % 10 < 7 then 1 else i end, 'text ' || (i * 7919) % 500, 'v' || (i % 50), chr(65 + i % 5),
  (i % 100) / 3.0, sqrt(i), '2020-01-01'::timestamptz + i * interval '1 hour', '2020-01-01'::date + (i * 31) % 400,
  i % 3 = 0, null, case when i % 2 = 0 then (i * 37) % 1000 end, array[i % 4, i % 3], (array['sad', 'ok', 'happy'])[1 + i % 3]::mood,
  i % 900, md5((i % 600)::text)::uuid, decode(md5((i % 30)::text), 'hex'), case when i % 5 = 0 then repeat('w', 2000 + i) else 'w' || i % 3 end,
  ('n' || i % 20)::name, chr(97 + i % 26)::"char", (i % 11)::oid, (i % 15) * interval '1 day', (i % 9)::text::xid, point(i, i), int4range(i, i + 10),
  ('{"a": ' || i % 6 || '}')::jsonb, '{}'::json, ('10.0.0.' || i % 200)::inet, (i % 16)::bit(4), 'a b'::tsvector, case when i = 5 then 'one' end
  from generate_series(1, 3000) i;
create index st_expr on st (lower(txt), (id % 10)) where few < 5;
create table st1 (a int, b text);
insert into st1 values (1, 'one');
create table st0 (a int);
create table big_sample (a int, b int);
insert into big_sample select i % 100, i from generate_series(1, 40000) i;
create table with_dropped (a int, b int, c text);
insert into with_dropped select i, i % 3, 'c' || i % 10 from generate_series(1, 500) i;
alter table with_dropped drop column a;
alter table with_dropped alter column c set statistics 5;
