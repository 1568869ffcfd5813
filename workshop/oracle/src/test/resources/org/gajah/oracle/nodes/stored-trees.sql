-- Objects whose definitions the catalogs store as node trees, over the whole of the expression and query language.

create role r1; create role r2;
create schema s; create schema "odd ""schema""";
create domain posint as int check (value > 0) default 7;
create domain txt as text collate "C" not null check (length(value) < 100) check (value <> 'x''y "z" (q) {b} \b <> ');
create type color as enum ('red', 'green', 'blue');
create type pair as (a int, b text);
create type nested as (p pair, arr pair[], d posint);
create type frange as range (subtype = float8);
create table t (a int primary key, b text collate "C" default 'x y(z)', c timestamptz default now(), d point, e numeric(10,2) default 1.50,
  f bool default true, g int[] default '{1,2,3}', h jsonb default '{"k": [1, "two"]}', i xml, j color default 'green', k pair, l posint, m txt default 'm', n nested,
  o bytea default '\x00ff', p uuid, q int4range, r tsvector, u bit(8) default b'10101010', v varbit default x'1F', w interval default '1 day 2 hours', x date default current_date,
  y float8 default 'NaN', z "char" default 'c');
create table t2 (a int, b text, k int generated always as identity, gen int generated always as (a * 2 + 1) stored, "Odd Name (x)" text default '', "<weird>" int, "1st" int, "-1" int, "a\b" text, "tab	x" text);
create table parent (id int, ts timestamptz, tag text) partition by range (id, (lower(tag)));
create table part1 partition of parent for values from (minvalue, minvalue) to (10, 'm');
create table part2 partition of parent for values from (10, 'm') to (maxvalue, maxvalue);
create table plist (a text, b int) partition by list ((upper(a)));
create table plist1 partition of plist for values in ('A', 'B', null);
create table plist2 partition of plist default;
create table phash (a int, b text) partition by hash (a, b text_ops);
create table phash0 partition of phash for values with (modulus 3, remainder 0);
create table phash1 partition of phash for values with (modulus 3, remainder 1);
create table child () inherits (t2);
create table tc (a int check (a > 0), b int, c text, check (a < b), constraint "named one" check (c ~ '^x' and c is not null) no inherit, check (c in ('p', 'q', 'r')),
  check (a between 1 and 10 or a = any (array[20, 30])), check (row(a, b) < row(5, 6)), check (case when a > 1 then b > 2 else c like 'z%' end), check (coalesce(a, b, 3) > nullif(b, 2)));
create index i1 on t ((a + 1), lower(b)) where a > 10 and b is not null;
create index i2 on t (b collate "C" desc nulls last) include (a) where f is true;
create index i3 on t using gin (h jsonb_path_ops) where h @> '{"a":1}';
create unique index i4 on t2 ((coalesce(b, 'none')), (a % 2)) where not (a = 1 or a = 2);
create statistics st1 (ndistinct, dependencies) on a, b, (a + 1), (lower(b)) from t;
create statistics st2 on (a * 2), (upper(b)) from t;

-- defaults of many kinds
create sequence seq;
create table dflt (
  a int default 1 + 2 * 3, b text default 'a' || 'b', c date default '2020-01-01', d timestamp default localtimestamp(3), e time default current_time(2),
  f name default current_user, g name default session_user, h name default user, i name default current_catalog, j name default current_schema, k name default current_role,
  l int default nextval('seq'), m int[] default array[1, 2, 3], n int[][] default array[[1, 2], [3, 4]], o pair default row(1, 'x'), p pair default (1, 'y')::pair,
  q regclass default 't', r oid default 42, s numeric default -1e100, t float8 default 1e-300, u float4 default 'infinity', v money default '1.00', w inet default '10.0.0.1', x cidr default '10.0.0.0/8',
  y macaddr default '08:00:2b:01:02:03', z jsonb default jsonb_build_object('a', 1, 'b', null), aa text[] default '{}', bb color default 'red'::text::color, cc color[] default array['red', 'blue']::color[],
  dd tsquery default 'a & b', ee bool default ((1 > 2) is not unknown), ff int default greatest(1, 2, least(3, 4)), gg text default overlay('abcdef' placing 'x' from 2 for 3), hh int default position('b' in 'abc'),
  ii text default substring('hello' from 2 for 3), jj text default trim(both 'x' from 'xxhixx'), kk int default extract(year from now()), ll text default normalize('x', nfc), mm text default convert_from('\x41', 'utf8'),
  nn int default '5'::text::int, oo int8 default 9223372036854775807, pp int2 default -32768::int, qq xml default xmlelement(name foo, xmlattributes(1 as a, 'b' as b), 'c', xmlforest('d' as e)),
  rr text default collation for ('x' collate "C"), ss interval default interval '1' day, tt interval(3) default '1.2345 s', uu varchar(5) default 'abc', vv char(3) default 'x', ww bit(3) default b'101', xx refcursor default 'c');

-- views over the language of expressions
create view e01 as select a + 1 as p, a - 1 as m, a * 2 as x, a / 2 as d, a % 3 as r, a ^ 2 as w, -a as n, +a as u, |/ e::float8 as q, @ a as ab, a & 1 as ba, a | 2 as bo, a # 3 as bx, ~a as bn, a << 1 as sl, a >> 1 as sr from t;
create view e02 as select a < 1 l, a <= 1 le, a = 1 e, a <> 1 ne, a >= 1 ge, a > 1 g, b < 'x' tl, b ~ 'x' m, b !~ 'x' nm, b ~* 'x' mi, b like 'x%' lk, b not like 'x%' nlk, b ilike 'X' il, b like 'x!%' escape '!' es, b similar to 'x*' si, b not similar to 'x' escape '#' ns from t;
create view e03 as select a is null n, a is not null nn, f is true t, f is not true nt, f is false fa, f is not false nf, f is unknown u, f is not unknown nu, a is distinct from 1 di, a is not distinct from null nd, k is null rn, k is not null rnn from t;
create view e04 as select a between 1 and 2 b, a not between 1 and 2 nb, a between symmetric 2 and 1 bs, a not between symmetric 2 and 1 nbs, a in (1, 2, 3) i, a not in (1, 2) ni, a in (select a from t2) isq, a not in (select a from t2) nisq, (a, b) in (select a, b from t2) r, (a, b) in ((1, 'x'), (2, 'y')) rr from t;
create view e05 as select a = any (g) an, a <> all (g) al, a > some (array[1, 2]) so, a = any (select a from t2) sa, a < all (select a from t2 where t2.a = t.a) sl, exists (select 1 from t2 where t2.a = t.a) ex, not exists (select from t2) nex, (select max(a) from t2) sc, array(select a from t2 order by 1) ar, (a, b) = (select a, b from t2 limit 1) ro, (a, b) < any (select a, b from t2) ra from t;
create view e06 as select case a when 1 then 'one' when 2 then 'two' else 'many' end c1, case when a > 1 then b end c2, case when f then 1 when not f then 2 else null end c3, coalesce(b, 'x', null) co, nullif(a, 1) nu, greatest(a, 1) gr, least(a, 2, 3) le, case j when 'red' then 1 else 2 end c4 from t;
create view e07 as select a::text t1, cast(a as numeric(10, 2)) t2, b::varchar(3) t3, a::bigint::text t4, '5'::int t5, int '6' t6, e::int t7, g::text t8, g::bigint[] t9, '{1,2}'::int[]::text[] t10, k::text t11, b::color t12, j::text t13, a::posint t14, b::txt t15, a::oid t16, b::xml t17, h::text t18, h ->> 'a' t19, (h -> 'k') ->> 0 t20, e::float8 t21, a::float4 t22, b::"char" t23, b::name t24, b::bpchar(3) t25, '1'::bit(3) t26, a::bit(4) t27, c::date t28, c::time t29, w::interval hour to minute t30, x::timestamp(3) t31 from t;
create view e08 as select k1.a ka, (k).b kb, (n).p.a npa, (n).arr[1].b narr, g[1] g1, g[1:2] g2, g[:2] g3, g[2:] g4, g[:] g5, (n).d nd, h['k'] hk, h['k'][0] hk0, (array[1, 2, 3])[2] lit, (select g)[1] sub from t, lateral (select (t.k).a) as k1(a);
create view e09 as select row(a, b)::text r1, (a, b)::text r2, row(a)::text r3, row()::text r4, row(t.*)::text r5, t whole, t.k kk, (row(1, 'x')::pair).a ra, row(a, b) = row(1, 'x') req, row(a, b) <> row(1, 'x') rne, row(a, b) < row(1, 'x') rl, row(a, b) >= (1, 'x') rge, row(a, b) is distinct from row(1, 'x') rd, row(a, b) is null rn from t;
create view e10 as select array[a, 2] a1, array[[a, 1], [2, 3]] a2, array[]::int[] a3, array['a', b] a4, array[null, a] a5, '{{1,2},{3,4}}'::int[] a6, g || 4 a7, g || g a8, array[k] a9, array[row(1, 'x')::pair] a10, array[array[1], array[a]] a11, array[1.5, a] a12 from t;
create view e11 as select count(*) c1, count(a) c2, count(distinct a) c3, sum(a) filter (where a > 1) c4, string_agg(b, ',' order by a desc nulls last, b) c5, array_agg(distinct a order by a) c6, percentile_cont(0.5) within group (order by e) c7, percentile_disc(array[0.1, 0.9]) within group (order by e desc) c8, mode() within group (order by b) c9, rank(3, 'x') within group (order by a, b) c10, json_agg(t) c11, jsonb_object_agg(a, b) c12, bool_and(f) c13, corr(a, e) c14, every(f) c15, xmlagg(i order by a) c16, num_nulls(variadic array_agg(a)) c17 from t;
create view e12 as select a, b, grouping(a, b) g, count(*) from t group by grouping sets ((a, b), (a), (), rollup (a, b), cube (b, (a, b)));
create view e13 as select a, b, grouping(b) from t group by rollup (a, b);
create view e14 as select a, f, count(*) from t group by distinct cube (a, f), rollup (a);
create view e15 as select a + 1 as x, count(*) from t group by a + 1, b having count(*) > 1 and max(e) is not null order by a + 1 desc, 2;
create view e16 as select a, row_number() over () rn, rank() over w, dense_rank() over (w order by b desc), sum(a) over (partition by f order by a rows between 1 preceding and current row) s1, avg(e) over (order by a range between unbounded preceding and 2 following) s2, first_value(b) over (order by a groups between 1 following and unbounded following exclude ties) s3, lag(a, 2, 0) over (order by a) lg, nth_value(a, 2) over (order by a rows between 2 preceding and 1 preceding exclude current row) nv, count(*) filter (where a > 1) over w2 cf, ntile(4) over (order by c range between interval '1 day' preceding and interval '1' hour following exclude group) nt, cume_dist() over w2 from t window w as (partition by f), w2 as (order by a rows 5 preceding exclude no others);
create view e17 as select xmlelement(name "odd name", xmlattributes(a, b as "B b"), b, 'lit') x1, xmlforest(a, b as bb) x2, xmlconcat(i, i) x3, xmlparse(document '<a/>') x4, xmlparse(content b preserve whitespace) x5, xmlpi(name php, 'echo') x6, xmlpi(name foo) x7, xmlroot(i, version '1.1', standalone yes) x8, xmlroot(i, version no value, standalone no value) x9, xmlserialize(content i as text) x10, xmlserialize(document i as varchar(10) indent) x11, i is document x12, i is not document x13, xmlexists('//a' passing by ref i by value) x14, xpath('//a', i) x15 from t;
create view e18 as select json_object('a': 1, b value a null on null with unique keys) j1, json_object('a' value 1 absent on null returning jsonb) j2, json_array(1, a, b null on null) j3, json_array(select a from t2 order by a) j4, json_array() j5, json_object() j6, json_objectagg(b: a) j7, json_objectagg(b value a absent on null with unique returning jsonb) j8, json_arrayagg(a order by b) j9, json_arrayagg(b null on null returning text) filter (where true) j10 from t group by a, b;
create view e19 as select json(b) p1, json(b with unique keys) p2, json_scalar(a) p3, json_serialize(h returning text) p4, json_serialize(b format json returning bytea format json encoding utf8) p5, b is json i1, b is not json object i2, b is json array with unique keys i3, b is json scalar i4, h is json value i5 from t;
create view e20 as select json_value(h, '$.a') v1, json_value(h, '$.a' returning int default 5 on empty error on error) v2, json_value(h, '$.x' passing a as x, b as "Y y" returning numeric(5, 2) null on empty) v3, json_query(h, '$.a' with wrapper) q1, json_query(h, '$' returning jsonb without array wrapper keep quotes empty object on empty empty array on error) q2, json_query(b, '$' with conditional wrapper) q3, json_query(h, 'strict $.a[*]' returning text omit quotes) q4, json_exists(h, '$.a') x1, json_exists(h, '$.a' passing 1 as x true on error) x2, json_query(b format json, '$.a' error on empty) q5, json_value(h, '$.d' returning date default '2020-01-01' on error) v4, json_value(h, '$' returning posint) v5, json_query(h, '$' returning int[]) q6, json_query(h, '$.j' returning pair) q7 from t;
-- range tables
create view q01 as select t.*, t2.b as b2, t2.gen from t, t2 where t.a = t2.a;
create view q02 as select t.a, t2.b from t join t2 on t.a = t2.a left join tc on tc.a = t2.a right join plist p on p.b = t.a full join phash ph on ph.a = p.b cross join plist1;
create view q03 as select * from t2 natural join (select a, b::text, c from tc) tc;
create view q04 as select j.aa, xx from (t join t2 using (a, b) as ju) as j(aa, bb, xx);
create view q05 as select ju.a from t left join t2 using (a) as ju;
create view q06 as select parent.*, p.*, child.a from only parent, part1 as p(x, y, z), child;
create view q07 as select t.*, tt.k as kk from t tablesample bernoulli (10) repeatable (1 + 2), t2 as tt tablesample system (0.5);
create view q08 as select * from (select a, b from t) s1, lateral (select s1.a + t2.a as z from t2 where t2.b = s1.b) s2 left join lateral (select 1 as one) s3 on true;
create view q09 as select * from generate_series(1, 10) g, generate_series(1, 3) with ordinality as h(v, o), unnest(array[1, 2]) u, rows from (generate_series(1, 2), unnest(array['a', 'b'])) with ordinality r(x, y, z);
create view q10 as select * from json_to_record('{"a":1}') as x(a int, b text collate "C", c numeric(4, 2)), rows from (json_to_recordset('[]') as (p int, q text), generate_series(1, 2)) as rf;
create view q11 as select * from (values (1, 'one', null), (2, 'two', 3.5), (3, 'x', 1)) v(n, t, x);
create view q12 as values (1, 'a'), (2, 'b') order by 1 desc limit 1;
create view q13 as with w as (select a from t), w2(z, y) as materialized (select a, b from t2), w3 as not materialized (values (1)) select w.a, w2.*, w3.*, again.a as a2 from w, w2, w3, w as again;
create view q14 as with recursive r(n, p) as (select 1, array[1] union all select n + 1, p || n from r where n < 10) search depth first by n, p set ord cycle n set cyc to 'y' default 'n' using path select n, p, cyc from r order by ord;
create view q15 as with recursive r as (select 1 as n union select n + 1 from r where n < 5) search breadth first by n set o select n from r order by o;
create view q16 as with recursive r(n) as (values (1) union all select n + 1 from r) cycle n set is_cycle using path select n, is_cycle from r limit 10;
create view q17 as select * from xmltable(xmlnamespaces('http://x' as x, default 'http://y'), '/rows/row' passing by ref ('<rows/>'::xml) columns id int path '@id' not null, ord for ordinality, name text path 'name' default 'none' null, plain xml) xt;
create view q18 as select jt.* from t, json_table(h, 'strict $.items[*]' as root passing 1 as x, b as y columns (ord for ordinality, id int path '$.id' default 0 on empty error on error, nm text path '$.nm' omit quotes, ex bool exists path '$.e' false on error, js jsonb format json path '$.j' with wrapper keep quotes, plain text, nested path '$.sub[*]' as sub columns (x int, y text path '$.yy', nested path '$.d' columns (z int)), nested '$.sub2[*]' columns (w int)) error on error) as jt;
create view q19 as select a from t union select a from t2 union all select a from tc intersect select 1 except all (select 2 except select 3) order by 1 limit 5 offset 1;
create view q20 as (select a, b::text from t order by a limit 1) union (select a, b from t2 order by b) intersect all select 1, null;
create view q21 as select distinct b, a from t;
create view q22 as select distinct on (b, a + 1) b, a, c from t order by b, a + 1, c desc nulls first;
create view q23 as select a from t order by b using >, c nulls first offset 2 rows fetch next 3 rows only;
create view q24 as select a from t order by a fetch first row with ties;
create view q25 as select a from t limit all;
create view q26 as select a from t limit (select 1) offset 1 + 1;
create view q27 as select a from t for update of t nowait;
create view q28 as select t.a from t, t2 for share of t skip locked for no key update of t2;
create view q29 as select from t;
create view q30 as select t.c, (t).k.* from t;
create view q31 as select 1 as "select", 2 as "{x}", 3 as "<>", 4 as "1a", 5 as "-1", 6 as "+.5", 7 as "a b\c", 8 as "((", 9 as """q""", 10 as "ünïcødé 漢字 😀", 11 as "tab	and
newline";
create view q32 as select v1.c, v2.* from q01 v1 join q02 v2 on v1.c = c where exists (select from q03 where q03.a = v2.a);
create view q33 as select (select (select t.a + t2.a + x.a from tc x limit 1) from t2 where t2.b = t.b) deep from t where a in (select a from t2 where t2.b in (select c from tc where tc.a = t.a));
create view q34 as select current_date cd, current_time ct, current_time(3) ct3, current_timestamp cts, current_timestamp(0) cts0, localtime lt, localtime(1) lt1, localtimestamp lts, localtimestamp(6) lts6, current_role cr, current_user cu, user u, session_user su, current_catalog cc, current_schema cs, system_user sy;
create view q35 as select extract(epoch from c) e1, extract('dow' from c) e2, c at time zone 'UTC' z1, c at time zone interval '1 hour' z2, c at local z3, (c, interval '1 day') overlaps (c, c) ov, position('a' in b) po, substring(b from 1 for 2) s1, substring(b for 2) s2, substring(b from 'x') s3, substring(b similar 'x#"y#"' escape '#') s4, trim(leading 'x' from b) t1, trim(b) t2, trim(trailing from b) t3, trim(o from o) t4, overlay(b placing 'q' from 1) ov1, normalize(b) n1, b is normalized n2, b is not nfkc normalized n3, char_length(b) cl, collation for (b) cf, treat(b as varchar) tr from t;
create view q36 as select b collate "C" c1, b collate "POSIX" || 'x' c2, (b collate "C") < 'z' c3, b < 'a' collate "C" c4 from t order by b collate "POSIX" desc;
create view q37 as select a operator(pg_catalog.+) 1 o1, operator(pg_catalog.-) a o2, 2 operator(pg_catalog.*) a o3, 'a' operator(pg_catalog.||) b o4, a operator(pg_catalog.=) any (g) o5 from t;
create view q38 as select pg_catalog.concat(variadic array['a', 'b']) v1, concat_ws(',', a, b) v2, make_interval(days => 3, hours => a) v3, format('%s', a) v4, jsonb_build_array(variadic g) v5 from t;
create view q39 as select $$dollar 'quoted'$$ d1, E'esc\n\t\\' d2, U&'\0041\+000042' d3, B'1010' d4, X'1F' d5, 1.5e10 d6, 0x1F d7, 0o17 d8, 0b11 d9, 1_000_000 d10, 1e-400::numeric d11, 12345678901234567890 d12, 'x'::unknown::text d13, null d14, true d15, -0.0 d16, '{"a": "\\"}'::jsonb d17, ''::text d18, 9223372036854775808 d19, n'nat' d20;
create view q40 as select t.ctid, t.xmin, t.cmax, t.tableoid::regclass, pg_column_size(t.*) sz from t;
create view q41 with (security_barrier) as select a from t where b = current_user with local check option;
create view q42 with (security_invoker = true, check_option = cascaded) as select a, b from t where a > 0;
create recursive view q43 (n) as values (1) union all select n + 1 from q43 where n < 100;
create materialized view m1 as select a, count(*) from t group by a with no data;
create materialized view m2 as select * from q01 natural join (select 1 as zz) z;
create temp view q44 as select 1;
create view q45 as select a, sum(a) over w from t window w as (partition by b order by a desc range unbounded preceding);
create view q46 as select c.*, n.nspname from pg_catalog.pg_class c left join pg_namespace n on n.oid = c.relnamespace where c.oid::regclass::text ~ '^x' and pg_table_is_visible(c.oid);
create view q47 as select * from t where (a, b, e) > (1, 'x', 2) and not (f or a = 1) and (a = 1 or a = 2 or (a = 3 and b = 'x') or f is null);
create view q48 as select count(*) from t where a = 1 and (b = 'x' or (c > now() and (d ~= point(1, 2) or d <-> point '(0,0)' < 5)));
create view q49 as select merge_free.* from (select 1 as x) merge_free where x = (select count(*) filter (where t2.a > 1) from t2);
create view q50 as select t.a, gs, vv.z from t join lateral generate_series(1, t.a) gs(i) on gs.i > 1 join lateral (values (t.a), (gs.i)) vv(z) on true;
create view q51 as select a, (array_agg(b order by c))[1:2] sl, (array_agg(k))[1].b kb from t group by a;
create view q52 as select x, y from unnest(array[1, 2], array['a', 'b', 'c']) as u(x, y);
create view q53 as select row_number() over (partition by t.a, t2.b order by sum(t.a + t2.a)), max(t2.a) from t, t2 group by t.a, t2.b;
create view q54 as select * from rows from (generate_series(1, 3), json_to_record('{}') as (a int)) with ordinality;
create view q55 as select t.a from t where (select true) and exists (select 1 from t2 group by () having count(*) > 0);
create view q56 as select '2020-01-01'::date + a d1, interval '1-2' year to month d2, interval(3) '1.5 sec' d3, interval '10' minute to second(2) d4, time '10:00' d5, time with time zone '10:00+02' d6, timestamp(2) '2020-01-01 00:00:00' d7, timestamptz '2020-01-01 00:00:00+00' d8, cast('1' as double precision) d9, cast('a' as national character varying(4)) d10, cast(1 as dec(4)) d11, cast('c' as character) d12, cast(b'1' as bit varying(4)) d13 from t;

-- policies
alter table t enable row level security;
create policy p1 on t using (b = current_user);
create policy p2 on t as restrictive for update to r1, r2 using (a > 1) with check (a in (select a from t2) and f);
create policy p3 on t for insert to r2 with check (exists (select 1 from tc where tc.a = t.a));

-- triggers
create function trg() returns trigger language plpgsql as 'begin return new; end';
create trigger tr1 before insert or update of a, b on t for each row when (new.a > 1 and new.b is distinct from 'x') execute function trg();
create trigger tr2 after update on t for each row when (old.* is distinct from new.*) execute function trg('a', 'b c', 1);
create constraint trigger tr3 after delete on t deferrable initially deferred for each row when (old.a is not null) execute procedure trg();
create trigger tr4 before truncate on t when (current_user = 'x') execute function trg();

-- functions: defaults of parameters and bodies
create function f1(a int default 1, b text default 'x' || 'y', variadic c int[] default array[1, 2]) returns int language sql as 'select 1';
create function f2(x int, out y int, inout zz text default current_date::text) language sql begin atomic select x, $2; end;
create function f3(int, text) returns text language sql immutable return $1 || $2;
create function f4(nn int) returns setof t language sql begin atomic select * from t where t.a = nn; end;
create function f5(n int) returns int begin atomic insert into t (a) values (n) returning a; end;
create procedure pr1(inout nn int) begin atomic update t set b = 'x' where a = nn; delete from t2 where a = pr1.nn; insert into t2 (a, b) select a, b from t where a = nn on conflict do nothing; select nn + 1; end;
create function f6() returns int begin atomic select 1; select 2; return 3 + f1(); end;
create procedure pr2() begin atomic end;
create function f7(a t, b pair[]) returns table (x int, y text) begin atomic select (a).a, b[1].b; end;
create procedure pr3() begin atomic merge into t using t2 on t.a = t2.a when matched and t2.b is null then delete when matched then update set b = t2.b, e = default when not matched by source and t.a > 5 then update set (b, e) = ('gone', 0) when not matched and t2.a = 0 then do nothing when not matched by target then insert (a, b) overriding system value values (t2.a, default); end;
create function f8() returns setof text begin atomic with w as (merge into t2 m using (values (1, 'x')) v(a, b) on m.a = v.a when not matched then insert values (v.a, v.b) when matched then do nothing returning merge_action(), m.b, v.*) select w.merge_action from w; end;
create function f9(pp int) returns int begin atomic with d as (delete from t where a = pp returning *), u as (update t2 set b = 'q' returning a, b), i as (insert into tc values (1, 2, 'p') returning a as z) select count(*)::int from d, u, i; end;
create function f10(anyelement, anyarray default null) returns anyelement language sql as 'select $1';
create function f11() returns bool return exists (table t union all table t) and 1 = all (values (1), (2));
create function f12(a int, b int = 5) returns int language sql return a operator(pg_catalog.+) b;
create view fn1 as select f1(1, 'z', 3, 4) x1, f1(1, 'b', variadic array[1]) x2, f1(1, b => 'b', variadic c => array[7]) x2b, f12(b => 3, a => 4) x3, f12(1) x4, f10(1, array[2]) x5;

-- rules
create rule ru1 as on insert to q01 do instead insert into t (a, b) values (new.a, coalesce(new.b, 'x')) returning t.*, 'b2'::text, 3;
create rule ru2 as on update to t2 where old.a <> new.a do also (update t set b = new.b, (c, e) = (select now(), 1.5), g[1] = 5, k.b = 'z' where t.a = old.a; delete from tc using t where tc.a = old.a and t.a = tc.a; select 1);
create rule ru2b as on update to t2 do also (notify chan, 'payload'; notify other);
create rule ru3 as on delete to t2 do instead nothing;
create rule ru4 as on insert to tc do also insert into t2 (a, b) select new.a, new.c on conflict do nothing;
create rule ru5 as on insert to t2 where new.a > 5 do instead insert into t (a, b) values (new.a, new.b), (default, default) on conflict (a) where a > 0 do update set b = excluded.b || t.b, (c, f) = row(excluded.c, true) where t.a < excluded.a;
create rule ru6 as on insert to plist do also insert into phash overriding user value values (1, 'x');
create rule ru7 as on update to tc do also with w as (select 1 as one) insert into t (a) select w.one from w where old.a > 1;
create rule ru8 as on update to tc do instead update only t as tt set a = default, b = (select max(b) from t2 where t2.a = new.a), g[2:3] = '{1,2}', h['x'] = '1', n.p.a = 7, n.arr[1].b = 'q' from t2, lateral (select 1) l where tt.a = old.a and t2.a = tt.a returning new.*;
create rule ru9 as on delete to q47 do instead delete from t where a = old.a;
