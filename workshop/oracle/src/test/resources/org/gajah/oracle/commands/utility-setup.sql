create table t (id int primary key, v text not null, n numeric);
create table u (id serial, t_id int, w int); create index u_t on u (t_id);
create table p (a int, b text);
create view v as select id, upper(v) as big from t where id > 3;
insert into t select g, 'row ' || g, g * 1.5 from generate_series(1, 100) g;
insert into u (t_id, w) select g % 50, g % 7 from generate_series(1, 200) g;
insert into p select g, 'p' || g from generate_series(1, 5) g;
create table big as select g as id, g % 10 as k from generate_series(1, 20000) g;
analyze;
