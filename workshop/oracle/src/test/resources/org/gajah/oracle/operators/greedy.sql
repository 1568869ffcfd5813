select array_agg(a.t || b.t || repeat('y', 900)) from big a, small b;
select string_agg(repeat('z', 1000), '') from big a, small b;
select count(*) from (select a.id, b.label || repeat('q', 500) as x, a.t from big a, small b order by 2, 3) y;
select count(*) from (select a.t || b.label as x, count(*) from big a, small b group by 1) y;
