-- What leaves a log to recover: rows that come, change and share pages that are full, in transactions long and short.
create table before_the_crash (id integer primary key, counter integer, filler character(84));
insert into before_the_crash select g, 0, '' from generate_series(1, 10000) g;
checkpoint;
select format('update before_the_crash set counter = counter + 1 where id between %s and %s', g, g + 39)
from generate_series(1, 9960, 20) g \gexec
insert into before_the_crash select g, 0, '' from generate_series(10001, 20000) g;
delete from before_the_crash where id % 3 = 0;
