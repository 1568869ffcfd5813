-- Too deep, too long, too many.
select (repeat('{', 20000) || '1' || repeat('}', 20000))::int[];
select length((repeat('[', 3000) || repeat(']', 3000))::json::text);
select (repeat('[', 100000) || repeat(']', 100000))::json;
select (repeat('[', 100000) || repeat(']', 100000))::jsonb;
select (repeat('{"a":', 100000) || '1' || repeat('}', 100000))::jsonb;
select 'a' ~ (repeat('(', 100000) || 'a' || repeat(')', 100000));
select 'a' ~ repeat('a|', 100000);
create function deep(a int) returns int language sql as 'select case when $1 <= 0 then 0 else deep($1 - 1) end';
select deep(1000);
create function endless(a int) returns int language sql as 'select case when $1 < 0 then 0 else endless($1 + 1) end';
\set VERBOSITY sqlstate
select endless(1);
create function rows_without_end(a int) returns setof int language sql as 'select * from rows_without_end($1 + 1)';
select rows_without_end(1);
\set VERBOSITY verbose
drop function deep(int), endless(int), rows_without_end(int);
select length(repeat('x', 1073741824));
select length(repeat('x', 2147483647));
select lpad('', 2000000000, 'ab');
select array_fill(1, array[1000000000]);
select array_fill(1, array[100000, 100000]);
select 10::numeric ^ 200000;
select ('1' || repeat('0', 200000))::numeric;
create type narrow as (a int);
select length(replace((select repeat('(', 10))::text, '(', '()'));
select repeat('(', 1000)::narrow;
drop type narrow;
