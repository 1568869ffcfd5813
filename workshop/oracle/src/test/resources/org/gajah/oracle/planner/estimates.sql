select * from st
select * from st where id = 5
select * from st where id = -5
select * from st where id <> 5
select * from st where few = 3
select * from st where few <> 3
select * from st where few = 100
select * from st where few is null
select * from st where few is not null
select * from st where few in (1, 2)
select * from st where few in (1, 2, 100)
select * from st where few not in (1, 2)
select * from st where skew = 1
select * from st where skew = 2
select * from st where skew > 1
select * from st where skew >= 1
select * from st where skew < 500
select * from st where skew <= 500
select * from st where skew between 500 and 1000
select * from st where skew > 500 and skew < 510
select * from st where skew > 1000 and skew < 500
select * from st where id < 100
select * from st where id > 2990
select * from st where id > 100000
select * from st where id < 0
select * from st where id >= 5 and id <= 7
select * from st where 100 > id
select * from st where txt = 'text 5'
select * from st where txt = 'text 190'
select * from st where txt = 'nothing'
select * from st where txt > 'text 3'
select * from st where txt < 'text 25'
select * from st where txt like 'text 1%'
select * from st where txt like '%9'
select * from st where txt not like 'text 1%'
select * from st where txt ~ '^text 2'
select * from st where txt !~ '5$'
select * from st where vc = 'v7'
select * from st where vc in ('v1', 'v2', 'v3')
select * from st where ch = 'B'
select * from st where num = 1
select * from st where num < 10
select * from st where num between 5 and 6.5
select * from st where fl > 30
select * from st where fl < 2.5
select * from st where ts < '2020-02-01'
select * from st where ts >= '2020-04-01' and ts < '2020-04-02'
select * from st where d = '2020-03-01'
select * from st where d > '2020-12-01'
select * from st where b
select * from st where not b
select * from st where b is true
select * from st where b is not true
select * from st where b is unknown
select * from st where b = false
select * from st where nul is null
select * from st where nul is not null
select * from st where nul = 'x'
select * from st where halfnul is null
select * from st where halfnul = 37
select * from st where halfnul > 500
select * from st where halfnul < 100
select * from st where m = 'ok'
select * from st where m > 'sad'
select * from st where u = 'c4ca4238-a0b9-2382-0dcc-509a6f75849b'
select * from st where by = '\x02e74f10e0327ad868d138f2b4fdd6f0'
select * from st where wide = 'w1'
select * from st where wide > 'w1'
select * from st where nm = 'n7'
select * from st where c = 'b'
select * from st where o = 3
select * from st where o > 3
select * from st where iv < interval '5 days'
select * from st where x = '3'
select * from st where sp = 'one'
select * from st where sp is null
select * from st where few = 3 and b
select * from st where few = 3 or few = 4
select * from st where few = 3 or b
select * from st where not (few = 3)
select * from st where few = 3 and skew = 1 and ch = 'A'
select * from st where few = id
select * from st where few < id
select * from st where few + 1 = 3
select * from st where abs(few) = 3
select * from st where few = any (array[1, 2, 3])
select * from st where few = any (array[1, few])
select * from st where few <> all (array[1, 2, 3])
select * from st where few > any (array[1, 2])
select * from st where false
select * from st where null
select * from st where few = null
select * from st1 where a = 1
select * from st1 where a > 1
select * from big_sample where a = 5
select * from big_sample where b < 10000
select * from with_dropped where c = 'c1'
select * from with_dropped where b = 1 and c > 'c5'
select * from st a, st b where a.id = b.id
select * from st a, st b where a.few = b.few
select * from st a, st b where a.id = b.few
select * from st a, st b where a.skew = b.skew
select * from st a, st b where a.halfnul = b.id
select * from st a, st b where a.txt = b.txt
select * from st a, st1 b where a.id = b.a
select * from st a, st b where a.id < b.id
select * from st a, st b where a.id = b.id and a.few = 3
select * from st a, st b where a.few = b.few and a.skew = 1 and b.b
select * from st a left join st b on a.id = b.halfnul
select * from st a left join st b on a.few = b.few where b.id is null
select * from st a where exists (select from st b where b.few = a.few)
select * from st a where a.id in (select b.halfnul from st b)
select * from st a where not exists (select from st b where b.id = a.halfnul)
select * from big_sample a, st b where a.a = b.few
select distinct few from st
select few, count(*) from st group by few
select few, b, count(*) from st group by few, b
select skew, count(*) from st group by skew
select txt from st union select vc from st
select * from st order by id limit 10
