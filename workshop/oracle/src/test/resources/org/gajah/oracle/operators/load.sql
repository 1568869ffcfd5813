create table big (id int primary key, k int, g int, t text, n numeric, d timestamp, f float8);
insert into big select i, (i::bigint * 7919) % 10007, i % 97, md5((i % 20000)::text) || repeat('x', i % 50),
  case when i % 31 = 0 then null else (i * 37 % 1000) / 7.0 end,
  timestamp '2020-01-01' + ((i::bigint * 104729) % 1000000) * interval '1 minute', ((i::bigint * 31337) % 5003)::float8 / 3
  from generate_series(1, 40000) i;
create index big_k on big (k);
create index big_g_id on big (g, id);
create table mid (id int, k int, name text, v bigint);
insert into mid select i, case when i % 53 = 0 then null else (i * 31) % 12000 end, 'name ' || (i % 5000), i::bigint * 1000000007
  from generate_series(1, 9000) i;
create index mid_k on mid (k);
create table small (k int, label text, o date);
insert into small select i, 'label ' || i, date '2021-03-01' + i from generate_series(1, 120) i;
insert into small values (null, 'none', null), (5, 'again', date '2021-03-04'), (5, 'third', null);
create table nobody (a int, b text);
create table wide (id int, w text);
alter table wide alter w set storage external;
insert into wide select i, repeat(chr(97 + i % 26), 500 + (i * 977) % 4000) from generate_series(1, 600) i;
analyze;
