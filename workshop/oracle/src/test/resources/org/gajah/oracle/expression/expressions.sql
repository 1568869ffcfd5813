-- Expressions over table s, one on each line.
1
null
null::int4
true and null
null and false
null or true
a_bool and b_bool
a_bool or b_bool
not a_bool
not (a_bool and b_bool)
not (a_bool or not b_bool)
a_bool and b_bool and a_i4 > 0
a_bool or b_bool or a_i4 > 0
a_i4 <> 0 and 10 / a_i4 > 1
a_i4 = 0 or 10 / a_i4 > 1
false and 1 / 0 = 1
1 / 0 = 1 and false
case when a_i4 = 0 then 0 else 100 / a_i4 end
case when false then 1 / 0 else 2 end
case when true then 3 else 1 / 0 end
case when a_i4 = 0 then 1 / a_i4 else 2 end
case a_i4 when 0 then 'zero' when 1 then 'one' when null then 'null' else 'many' end
case a_i4 when b_i4 then 'same' when b_i2 then 'short' end
case a_t when b_t then 1 else case b_i4 when 5 then 6 end end
case a_t when '' then 'empty' when b_t then 'b' else a_t || b_t end
case when a_bool then a_i4 when b_bool then b_i4 end
case when a_bool is null then 'unknown' when a_bool then 'yes' else 'no' end
case 3 when 1 then a_i4 when 3 then b_i4 else 0 end
case when null then 1 when a_i4 > 5 then 2 end
coalesce(a_i4, b_i4)
coalesce(a_i4, b_i4, 7)
coalesce(null, null, a_t, 'x')
coalesce(a_i4, 1 / 0)
coalesce(a_t, b_vc, a_bp)
coalesce(a_i4, b_i2, a_i8)
nullif(a_i4, b_i4)
nullif(a_i4, 1)
nullif(a_t, '')
nullif(1, 1)
nullif(null, 1)
nullif(a_n, b_i4)
greatest(a_i4, b_i4)
least(a_i4, b_i4, 0)
greatest(a_t, b_t, 'm')
least(a_n, b_n)
greatest(a_ts, b_ts)
greatest(1, null, 3)
least(null, null)
greatest(a_d, b_d)
a_i4 is null
a_i4 is not null
a_bool is true
a_bool is not true
a_bool is false
a_bool is not false
a_bool is unknown
a_bool is not unknown
(a_i4 > b_i4) is true
not (a_i4 is null)
not (a_bool is true)
a_i4 is distinct from b_i4
a_i4 is not distinct from b_i4
a_i4 is distinct from null
a_i4 is not distinct from 1
a_t is distinct from b_t
null is distinct from null
a_i4 in (1, 2, 3)
a_i4 not in (1, 2, 3)
a_i4 in (1, null, 3)
a_i4 not in (1, null, 3)
a_i4 in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 127)
a_i4 not in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 127)
a_i4 in (0, 1, 2, 3, 4, null, 6, 7, 8, 9, 10, 100, 127)
a_i8 in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 127)
a_t in ('a', 'b', '', 'abc', 'x', 'y', 'z', 'u', 'v', 'w', ' ')
a_t not in ('a', 'b', '', 'abc', 'x', 'y', 'z', 'u', 'v', 'w', ' ')
a_bp in ('a', 'b', '', 'abc', 'x', 'y', 'z', 'u', 'v', 'w', ' ')
a_n in (0, 1, 2.0, 3, 4, 5, 6, 7, 8, 9, 10)
a_f8 in (0, 1, 2.0, 3, 4, 5, 6, 7, 8, 9, 'NaN')
a_i4 = any (b_ia)
a_i4 <> all (b_ia)
a_i4 > any (b_ia)
a_i4 <= all (b_ia)
a_i4 = any (null::int4[])
a_i4 = any ('{}'::int4[])
a_i4 = all ('{}'::int4[])
null = any ('{}'::int4[])
null = all ('{1}'::int4[])
3 = any ('{1,2,3}')
a_t = any (b_ta)
a_t like any (array['a%', '%b', null])
a_t like all (array['a%', '%b'])
a_t like '%a%' or a_t is null
a_t || '!' || b_t
a_t || a_i4
a_i4 || a_t
upper(a_t) || lower(b_t)
length(a_t) + length(b_t)
substring(a_t from 2 for 3)
substring(a_t from 2)
position('a' in a_t)
trim(both ' ' from a_t)
overlay(a_t placing 'XX' from 1 for 1)
a_t collate "C" < b_t collate "C"
a_vc = b_t
a_bp = b_bp
a_bp || b_bp
a_nm = b_t
a_nm || b_nm
a_vc::varchar(3)
a_t::varchar(2)
a_t::char(4)
a_bp::char(2)
a_t::char
cast(a_t as name)
a_i4::text
a_i4::int2
a_i8::int4
a_f8::int4
a_f8::numeric
a_n::int4
a_n::numeric(10, 2)
a_n::numeric(5, 0)
a_n::text
a_t::int4
a_t::numeric
a_t::float8
a_t::bool
a_t::date
a_vc::int4
a_bool::text
a_bool::int4
a_i4::bool
'12'::int4 + a_i4
a_i4 + b_i4
a_i4 - b_i4 * 2
(a_i4 + 1) * (b_i4 - 1)
-a_i4
+a_i4
@ a_i4
a_i4 % b_i4
a_i4 / b_i4
a_i8 / b_i4
a_i2 + b_i8
a_i4 + b_n
a_f4 + b_f8
a_f4 * 2
a_f8 / b_f8
a_n / b_n
a_n * b_n + 1
abs(a_i4) + abs(b_i4)
a_i4 & b_i4 | 7
a_i4 # b_i4
~a_i4
a_i4 << 3
a_i4 >> 1
2 ^ 10
a_f8 ^ 2
sqrt(a_f8)
|/ 16.0
a_i4 between 1 and 10
a_i4 not between b_i4 and 10
a_i4 between symmetric b_i4 and a_i2
a_d between '2000-01-01' and '2020-01-01'
a_d + 1
a_d - b_d
a_d + b_iv
a_ts - b_ts
a_ts + interval '1 day'
a_tz at time zone 'UTC'
a_ts at time zone 'America/New_York'
a_tz at local
extract(year from a_ts)
extract(epoch from a_tz)
date_part('month', a_d)
date_trunc('hour', a_ts)
date_trunc('day', a_tz, 'Europe/Paris')
(a_ts, a_iv) overlaps (b_ts, b_iv)
a_ti + b_iv
a_iv * 2
a_iv / 3
-a_iv
make_date(2000, 2, 30)
make_interval(days => 3, hours => a_i2)
make_interval(1, 2)
make_timestamp(2001, 2, 3, 4, 5, 6.5)
current_date = current_timestamp::date
current_timestamp(3)
localtime(2)
localtimestamp
current_time(0)
now()
array[1, 2, 3]
array[a_i4, b_i4]
array[a_t, b_t, null]
array[]::int4[]
array[array[1, 2], array[3, 4]]
array[array[a_i4], array[b_i4]]
array[a_ia, b_ia]
array[a_ia, array[1, 2]]
array[1, null] || 3
a_ia || b_ia
a_ia || b_i4
b_i4 || a_ia
a_ia = b_ia
a_ia < b_ia
a_ia @> array[1]
a_ia && b_ia
a_ia[1]
a_ia[a_i2]
a_ia[1][1]
a_ia[1:2]
a_ia[:2]
a_ia[2:]
a_ia[:]
a_ia[1:1][1:2]
a_ia[null]
a_ta[1]
a_ta[1] || a_ta[2]
(array[1, 2, 3])[2]
(array[[1, 2], [3, 4]])[2][1]
(array[[1, 2], [3, 4]])[2]
(array[[1, 2], [3, 4]])[1:2][1:1]
a_ov[0]
a_ov[1]
array_length(a_ia, 1)
cardinality(a_ia)
array_upper(a_ia, 1)
array_dims(a_ia)
array_position(a_ia, b_i4)
array_remove(a_ia, 1)
array_replace(a_ia, 1, 2)
array_append(a_ta, 'x')
array_prepend('x', a_ta)
array_cat(a_ta, b_ta)
array_to_string(a_ia, ',')
array_to_string(a_ta, ',', '*')
string_to_array(a_t, ' ')
string_to_array(a_t, null)
a_ia::text
a_ia::int8[]
a_ia::text[]
a_ia::numeric[]
a_ta::varchar[]
a_ta::varchar(2)[]
a_ta::int4[]
a_na::int4[]
'{1,2}'::int4[]
'{a,b}'::text[] || '{c}'
a_t::int4[]
row(1, 2)
row(a_i4, a_t)
row(a_i4, a_t) = row(b_i4, b_t)
row(a_i4, b_i4) < row(b_i4, a_i4)
(a_i4, b_i4) <= (b_i4, a_i4)
(a_i4, a_t) > (b_i4, b_t)
(a_i4, a_t) >= (b_i4, b_t)
(a_i4, b_i4) in ((1, 2), (0, 0))
(a_i4, b_i4) <> (b_i4, a_i4)
row(a_i4, b_i4) is null
row(a_i4, b_i4) is not null
row(1, null) is null
row(null, null) is null
row() is null
row(a_i4, a_t) is distinct from row(b_i4, b_t)
(row(a_i4, a_t)::pair).x
(row(a_i4, a_t)::pair).y
row(a_i4, a_t)::pair
row(a_i4, a_t)::pair is null
row(a_i4, a_t)::pair::text
'(1,a)'::pair
('(1,a)'::pair).y
a_i4::positive
a_i4::small
a_i8::small
a_i4::positive + 1
array[5]::positive[]
'ok'::mood
'bad'::mood
'ok'::mood < 'happy'::mood
'ok'::mood = any (array['sad', 'ok']::mood[])
'ok'::mood::text
a_t::mood
greatest('ok'::mood, 'sad')
a_j -> 'a'
a_j ->> 'a'
a_j #> '{a,b}'
a_jb -> 'a'
a_jb ->> 0
a_jb @> b_jb
a_jb || b_jb
a_jb - 'a'
a_jb ? 'a'
a_jb['a']
a_jb['a']['b']
a_jb[0]
jsonb_typeof(a_jb)
a_jb::text
a_j::jsonb
a_t::json
a_by || b_by
encode(a_by, 'hex')
decode('616263', 'hex')
md5(a_t)
a_t ~ '^a'
a_t !~* 'B$'
a_t similar to '%(a|b)%'
regexp_replace(a_t, '[aeiou]', '*', 'g')
regexp_match(a_t, '(a)(b)?')
split_part(a_t, ' ', 1)
format('%s', a_t)
format('%s-%I-%L', a_t, b_nm, b_t)
format('%5s|%-5s|', a_i4, b_t)
format('%2$s %1$s', a_i4, b_i4)
concat(a_t, a_i4, b_bool)
concat_ws(',', a_t, null, b_i4)
concat(variadic a_ta)
concat_ws('-', variadic b_ta)
num_nulls(a_i4, b_t, null)
num_nonnulls(variadic a_ia)
pg_typeof(a_i4)
pg_typeof(a_ia)
pg_typeof(row(1))
a_o::regtype
'int4'::regtype
'pg_class'::regclass
'pg_class'::regclass::oid
'int4pl'::regproc
'abs(int4)'::regprocedure
'pg_catalog'::regnamespace
23::regtype
1259::regclass
'no_such'::regclass
'int4[]'::regtype
'varchar(10)'::regtype
quote_ident(a_t)
quote_literal(a_t)
quote_nullable(a_t)
a_u::text
a_lsn - b_lsn
a_tid = b_tid
a_x::text
width_bucket(a_f8, 0, 10, 5)
round(a_n, 2)
round(a_f8)
trunc(a_n)
ceil(a_n)
mod(a_i4, 7)
gcd(a_i4, b_i4)
power(2, a_i2)
exp(1.0)
ln(a_n)
sign(a_n)
factorial(5)
factorial(-1)
chr(a_i4)
ascii(a_t)
repeat(a_t, 2)
lpad(a_t, 5, '*')
left(a_t, 2)
right(a_t, -1)
reverse(a_t)
translate(a_t, 'abc', 'xyz')
starts_with(a_t, 'a')
initcap(a_t)
replace(a_t, 'a', 'bb')
to_hex(a_i4)
a_t = 'a' and a_i4 > 0 or b_t is null and not b_bool
(a_i4 > 0) = (b_i4 > 0)
a_bool = true
a_bool <> true
a_bool = (b_i4 > 3)
(a_i4 + b_i4)::int8 * a_i8
a_i4 + coalesce(b_i4, case when a_bool then 1 else 2 end)
coalesce(nullif(a_i4, 0), 10) / coalesce(nullif(b_i4, 0), 10)
case when a_t ~ '^[0-9]+$' then a_t::numeric else null end
a_i4::oid
a_i4::float4
(a_i4, b_t) is distinct from (b_i4, a_t)
format_type(a_o, a_i4)
format_type(1043, 14)
format_type(1007, null)
format_type(1700, 655366)
obj_description(1259, 'pg_class')
pg_table_is_visible(1259)
pg_table_is_visible(13)
pg_type_is_visible(23)
pg_function_is_visible('abs(int4)'::regprocedure)
pg_operator_is_visible(96)
pg_opclass_is_visible(1978)
pg_collation_is_visible(100)
pg_get_userbyid(10)
pg_get_userbyid(a_o)
pg_encoding_to_char(6)
pg_encoding_to_char(a_i4)
pg_char_to_encoding('UTF8')
pg_char_to_encoding(a_nm)
getdatabaseencoding()
oidvectortypes('23 25 1700'::oidvector)
oidvectortypes(a_ov)
current_user
session_user
current_schema
current_schemas(true)
current_schemas(false)
current_database()
current_catalog
user
current_role
pg_my_temp_schema() >= 0
pg_is_in_recovery()
pg_size_pretty(a_i8)
pg_size_pretty(10485248::int8)
has_table_privilege('pg_class', 'select')
has_table_privilege(1259, 'select, insert')
has_table_privilege('postgres', 'pg_class', 'select with grant option')
has_table_privilege(10, 1259, 'bogus')
has_table_privilege('pg_monitor', 'pg_authid', 'select')
has_table_privilege('pg_monitor', 'pg_class', 'select')
has_table_privilege(a_o, 'select')
has_schema_privilege('pg_catalog', 'usage')
has_schema_privilege('pg_monitor', 'public', 'create')
has_database_privilege('postgres', 'connect')
has_database_privilege('pg_monitor', 'postgres', 'temp, create')
has_function_privilege('abs(int4)'::regprocedure, 'execute')
has_column_privilege(1259, 1::int2, 'select')
has_any_column_privilege(1259, 'select')
pg_has_role('pg_monitor', 'usage')
pg_has_role('pg_monitor', 'pg_read_all_stats', 'member')
to_regclass('pg_class')
to_regclass('nothing')
to_regclass('pg_catalog.pg_class')
to_regclass('a.b.c.d')
to_regtype('int4[]')
to_regtype('nothing')
to_regtype('double precision')
to_regproc('abs')
to_regproc('int4pl')
to_regprocedure('abs(int4)')
to_regnamespace('public')
to_regrole('postgres')
'regclass'::regtype::oid
'pg_catalog.pg_type'::regclass
'"pg_class"'::regclass
'PG_CLASS'::regclass
'*'::regoper
'+(int4,int4)'::regoperator
'-(none,int4)'::regoperator
'!='::regoper
'postgres'::regrole
'nobody'::regrole
'"C"'::regcollation
'english'::regconfig
'simple'::regdictionary
1::regclass
0::regtype
0::regproc
16::regtype::text || a_t
'time with time zone'::regtype
'numeric(3)[]'::regtype
'no_such_type'::regtype
'abs'::regproc
'abs(text)'::regprocedure
1978::regprocedure
2803::regprocedure
a_jb::regclass
enum_first(null::mood)
enum_last(null::mood)
enum_range(null::mood)
enum_range('ok'::mood, null)
enum_larger('ok'::mood, 'sad')
array['ok', 'sad']::mood[]
'ok'::mood >= 'sad'
'ok'::mood <> 'sad'
'{ok,happy}'::mood[]
row(a_i4, a_t)::pair = row(b_i4, b_t)::pair
row(a_i4, a_t)::pair < row(b_i4, b_t)::pair
row(a_i4, a_t)::pair >= row(b_i4, b_t)::pair
row(a_i4, a_t)::pair is distinct from row(b_i4, b_t)::pair
row(1, 'a') = row(1, 'a')
row(1, 2)::text
row(a_t, b_t, a_i4)::text
row(null, '', ' ', 'a"b', 'a\b', '(', ',')::text
'(1,"a b")'::pair
'( 1 ,)'::pair
'(1,a,b)'::pair
'(1)'::pair
'1,a'::pair
'(1,a) x'::pair
'(x,a)'::pair
'("1",""" \\ ")'::pair
array[row(1, 'a')::pair, row(2, 'b')::pair]
array[row(1, 'a')::pair, row(2, 'b')::pair]::text
greatest(row(1, 'a')::pair, row(1, 'b')::pair)
row(a_i4, a_t)::pair in (row(1, 'a')::pair, row(5, '')::pair)
(array[row(1, 'a')::pair])[1].y
format('%%')
format('%s %s', a_t)
format('%1$s %1$s', a_t)
format('%3$s', a_t)
format('%L', a_t)
format('%I', a_t)
format('%-10s|', a_t)
format('%10s|', a_t)
format('%*s|', 5, a_t)
format('%-*s|', 5, a_t)
format('%1$*2$s|', a_t, 7)
format('%z', 1)
format('%', 1)
format('%0$s', 1)
format('%s', null)
format(null, 1)
format('%s%s%s', variadic array['a', 'b', 'c'])
format('%s %s', variadic a_ta)
concat()
concat(null, 'a', 1, 2.5, true)
concat_ws(null, 'a')
concat_ws(a_t, 'a', null, 'b')
num_nulls(variadic a_ia)
num_nonnulls(a_i4, b_t, a_bool)
pg_typeof(null)
pg_typeof(a_t)
pg_typeof('ok'::mood)
'=r/postgres'::aclitem
has_language_privilege('sql', 'usage')
has_language_privilege('nope', 'usage')
has_type_privilege('int4', 'usage')
has_type_privilege('pg_monitor', 'int4[]', 'usage')
has_sequence_privilege('pg_class', 'usage')
has_server_privilege('nope', 'usage')
has_foreign_data_wrapper_privilege('nope', 'usage')
has_tablespace_privilege('pg_default', 'create')
has_tablespace_privilege('pg_monitor', 'pg_default', 'create')
has_function_privilege('abs(int4)', 'execute')
has_function_privilege('pg_monitor', 'pg_ls_dir(text)', 'execute')
has_database_privilege('nope', 'connect')
has_database_privilege('public', 'postgres', 'connect')
has_schema_privilege('public', 'pg_catalog', 'usage')
has_table_privilege('nobody', 'pg_class', 'select')
pg_size_pretty(a_n)
pg_size_pretty(20971519.5)
pg_relation_is_publishable('s')
pg_relation_is_publishable(1259)
pg_partition_root('s')

-- json of any value
json_build_array()
json_build_object()
jsonb_build_array()
jsonb_build_object()
json_build_array(a_i4, a_t, a_f8, a_n, a_bool, a_d, a_ts, a_tz, a_ti, a_iv, a_ia, a_ta, a_j, a_jb, a_by, a_u)
jsonb_build_array(a_i4, a_t, a_f8, a_n, a_bool, a_d, a_ts, a_tz, a_ti, a_iv, a_ia, a_ta, a_j, a_jb, a_by, a_u)
json_build_object('a', a_i4, 'b', a_t, a_i8, a_n)
jsonb_build_object('a', a_i4, 'b', a_t, a_i8, a_n)
json_build_object(a_t, a_i4)
jsonb_build_object(a_t, a_i4)
json_build_object(a_bool, a_i4)
jsonb_build_object(a_f8, a_f4)
json_build_object(a_ia, 1)
jsonb_build_object(a_jb, 1)
json_build_object(a_ts, a_r4)
json_build_object('x')
jsonb_build_object('x', 1, 'y')
json_build_array(variadic a_ta)
jsonb_build_object(variadic a_ta)
json_build_object(variadic array[['a', 'b'], ['c', 'd']])
to_json(a_d)
to_json(a_ts)
to_json(a_tz)
to_jsonb(a_tz)
to_json(a_f4)
to_jsonb(a_f8)
to_json(a_n)
to_json(a_na)
to_jsonb(a_ta)
to_json(a_bp)
to_json(a_nm)
to_json(a_by)
to_json(a_ip)
to_json(a_mo)
to_json(a_rn)
to_json(a_ra)
to_json(row(a_i4, a_t))
to_jsonb(row(a_i4, a_t, row(a_n)))
row_to_json(row(a_i4, a_t, a_ia))
row_to_json(row(a_i4, a_t, a_ia), true)
row_to_json(row(a_i4, 'x')::pair, true)
array_to_json(a_ia)
array_to_json(a_ta, true)
array_to_json(array[row(1, 'a')::pair, row(2, null)::pair], true)
array_to_json(array[[1, 2], [3, 4]], true)
to_char(a_ts, 'YYYY-MM-DD HH24:MI:SS.US')
to_char(a_tz, 'Day Month DD HH12 am TZ OF')
to_char(a_iv, 'YYYY MM DD HH24:MI:SS')
to_char(a_n, 'FM999,999,990.00')
to_char(a_i4, 'S0000000000')
to_char(a_i8, '9.99EEEE')
to_char(a_f8, '9999.99')
to_char(a_f4, 'RN')
numrange(a_n, b_n)
numrange(a_n, b_n, '[]')
numrange(a_n, b_n, a_t)
int4range(a_i4, b_i4, '(]')
daterange(a_d, b_d)
tsrange(a_ts, b_ts, '()')
int4multirange(a_r4, b_r4)
nummultirange(a_rn)
int4multirange(variadic a_ra)
json_object('{a,1,b,null,"c d",NULL}')
jsonb_object('{{a,1},{b,2}}')
json_object('{{a,1,2}}')
json_object('{{{a,1}}}')
json_object('{NULL,1}')
jsonb_object('{a,a}', '{1,2}')
json_object('{a,b}', '{1}')
to_char(a_n, case when a_i4 % 2 = 0 then '999.9' else 'S0000.00V9' end)
to_char(a_i4, '000V99')
to_char(a_i4, 'RNV9')
to_char(a_d, 'YYYY-MM-DD')
a_po <-> b_ci
a_pg && polygon(b_bx)
