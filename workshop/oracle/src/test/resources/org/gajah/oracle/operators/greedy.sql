select array_agg(a.t || b.label || repeat('y', 900)) from big a, small b;
select length(string_agg(repeat('z', 1000), '')) from big a, small b;
select count(*) from (select a.id, b.label || repeat('q', 500) as x, a.t from big a, small b order by 2, 3 offset 1) y;
select count(*) from (select a.t || b.label || repeat('r', 300) as x, count(*) from big a, small b group by 1) y;
select count(*) from (select a.id, b.label || repeat('q', 500) as x from big a, small b) y join (select c.id, d.label || repeat('q', 500) as x from big c, small d) z on y.x = z.x;
select repeat('x', 600000000) || repeat('y', 400000000);
