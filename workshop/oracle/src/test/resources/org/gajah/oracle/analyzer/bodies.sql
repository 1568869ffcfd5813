-- What bodies and rules may hold that Gajah does not make yet: made on the real server after
-- commands/bodies.sql, written as SQL by Gajah.
create function ins_select_rows(int) returns setof t begin atomic
  insert into t as q (id, v, n) select a.id, b.v, 3 from u a join u b using (id) on conflict (id) do update set v = excluded.v || q.v, n = default where q.id > 3 and excluded.v is not null returning q.*;
end;
create function ins_conflict_rows() returns table (aa int, bb text) begin atomic
  insert into u (v) values ('a') on conflict (v collate "C" text_pattern_ops) do update set "Odd Name" = u."Odd Name" + 1 where u.id < 9 returning id, v as vv;
end;
create function mer_returning_rows() returns table (act text, id int, vv text) begin atomic
  merge into t using u x on t.id = x.id when matched then update set v = x.v when not matched by target then insert (id, v) values (x.id, x.v)
  returning merge_action(), t.id, x.v;
end;
create function keyed_rows(t w) returns setof w begin atomic
  update w set id = (keyed_rows.t).id, v = t.v where w.id = 1 returning w.*;
  insert into w select (keyed_rows.t).*  returning *;
end;
create rule r1 as on insert to u do also insert into t (id, v) values (new.id, new.v);
create rule r2 as on update to u where old.id <> new.id do instead update t set v = new.v, n = old.id where t.id = old.id;
create rule r3 as on delete to u do also (delete from t where id = old.id; insert into t (id) values (old.id) on conflict do nothing; notify bla);
create rule r4 as on insert to vt do instead insert into t (id, v) select new.id, u.v from u where u.id = new.id returning t.id, t.v;
create rule r5 as on update to vt do instead (with z as (select 1 as o) update t set v = new.v, id = new.id from z where t.id = old.id returning t.id, t.v);
create rule r6 as on delete to vt do instead delete from t using u where t.id = old.id and u.id = t.id returning t.id, t.v;
create rule r7 as on insert to u where new.id > 5 do instead nothing;
create rule r8 as on update to u do also notify "Odd", 'pay''load';
create rule r9 as on insert to u do also select new.id, t.v from t where t.id = new.id;
create table parts (id int, v text) partition by list (id);
create table parts1 partition of parts for values in (1);
create function partitioned() returns void begin atomic
  insert into parts values (1, 'a') on conflict do nothing;
  update parts set v = tableoid::regclass::text;
end;
