-- All rows of catalogs that tell of what users made, with names in the place of OIDs.
\set QUIET on
\pset format unaligned
\pset tuples_only on
set search_path to pg_catalog;
create function pg_temp.named(catalog oid, object oid) returns text language sql as
$$ select case when object = 0 then '-' when catalog = 'pg_class'::regclass then
     coalesce((select relname::text from pg_class where oid = object), '?')
   else coalesce((select type || ' ' || identity from pg_identify_object(catalog, object, 0)), '?') end $$;
create function pg_temp.named(catalog oid, objects oid[]) returns text language sql as
$$ select string_agg(pg_temp.named(catalog, o), ',' order by n) from unnest(objects) with ordinality u(o, n) $$;
create function pg_temp.described(catalog oid, object oid, part int) returns text language sql as
$$ select case when object = 0 then '-' else coalesce(regexp_replace(pg_describe_object(catalog, object, part), '(Constraint[^ ]*)_[0-9]+ on', '\1_N on'), '?') end $$;
with keys as (
  select fktable, fkcols[1] as col, pktable, is_array
  from pg_get_catalog_foreign_keys() where cardinality(fkcols) = 1),
columns as (
  select c.relname, c.oid, a.attnum, a.attname, a.atttypid,
    case
      when a.attname = 'oid' then null
      when c.relname in ('pg_class', 'pg_database') and a.attname in ('relfilenode', 'relfrozenxid', 'relminmxid', 'datfrozenxid', 'datminmxid') then null
      when c.relname = 'pg_class' and a.attname = 'reltoastrelid' then '(reltoastrelid <> 0)::text'
      when c.relname = 'pg_index' and a.attname = 'indcheckxmin' then null
      when c.relname in ('pg_depend') and a.attname in ('classid', 'objid', 'objsubid') then case a.attname when 'objid' then 'pg_temp.described(classid, objid, objsubid)' end
      when c.relname in ('pg_depend') and a.attname in ('refclassid', 'refobjid', 'refobjsubid') then case a.attname when 'refobjid' then 'pg_temp.described(refclassid, refobjid, refobjsubid)' end
      when c.relname = 'pg_shdepend' and a.attname in ('classid', 'objid', 'objsubid') then case a.attname when 'objid' then 'case when dbid in (0, (select oid from pg_database where datname = current_database())) then pg_temp.described(classid, objid, objsubid) end' end
      when c.relname = 'pg_shdepend' and a.attname in ('refclassid', 'refobjid') then case a.attname when 'refobjid' then 'pg_temp.described(refclassid, refobjid, 0)' end
      when c.relname in ('pg_description', 'pg_shdescription') and a.attname in ('classoid', 'objoid', 'objsubid') then case a.attname when 'objoid' then 'pg_temp.described(classoid, objoid, ' || case c.relname when 'pg_description' then 'objsubid)' else '0)' end end
      when c.relname = 'pg_rewrite' and a.attname = 'ev_action' then 'pg_get_ruledef(t.oid)'
      when c.relname = 'pg_rewrite' and a.attname = 'ev_qual' then null
      when c.relname = 'pg_authid' and a.attname = 'rolpassword' then 'left(rolpassword, 20)'
      when c.relname = 'pg_proc' and a.attname = 'prosqlbody' then 'left(prosqlbody::text, 10) || pg_get_function_sqlbody(t.oid)'
      when c.relname = 'pg_trigger' and a.attname = 'tgname' then 'regexp_replace(tgname, ''[0-9]+$'', ''N'')'
      when c.relname = 'pg_attrdef' and a.attname = 'adbin' then 'left(adbin::text, 10) || pg_get_expr(adbin, adrelid)'
      when c.relname = 'pg_constraint' and a.attname = 'conbin' then 'left(conbin::text, 10) || pg_get_constraintdef(t.oid)'
      when c.relname = 'pg_index' and a.attname in ('indexprs', 'indpred') then format('left(%I::text, 10) || pg_get_expr(%1$I, indrelid)', a.attname)
      when c.relname = 'pg_type' and a.attname = 'typdefaultbin' then 'left(typdefaultbin::text, 10) || pg_get_expr(typdefaultbin, 0)'
      when c.relname = 'pg_proc' and a.attname = 'proargdefaults' then 'left(proargdefaults::text, 10) || pg_get_expr(proargdefaults, 0)'
      when c.relname = 'pg_policy' and a.attname in ('polqual', 'polwithcheck') then format('pg_get_expr(%I, polrelid)', a.attname)
      when k.pktable is not null then format('pg_temp.named(%s, %I%s)', k.pktable::oid, a.attname, case when k.is_array then '::oid[]' else '::oid' end)
      when a.atttypid = 'xid'::regtype then null
      else format('%I::text', a.attname)
    end as value
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join keys k on k.fktable = c.oid and k.col = a.attname
  where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r'
    and c.relname not in ('pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject', 'pg_init_privs', 'pg_shseclabel', 'pg_replication_origin')),
filters as (
  select relname,
    case relname
      when 'pg_attribute' then 'attrelid >= 16384' when 'pg_index' then 'indrelid >= 16384' when 'pg_attrdef' then 'adrelid >= 16384'
      when 'pg_depend' then 'objid >= 16384 or refobjid >= 16384' when 'pg_description' then 'objoid >= 16384 or classoid not in (1255, 2617, 1247, 3456, 3764, 3602, 3600, 3601, 2607)'
      when 'pg_aggregate' then 'aggfnoid >= 16384' when 'pg_range' then 'rngtypid >= 16384'
      when 'pg_namespace' then 'nspname !~ ''^pg_(toast_)?temp''' when 'pg_class' then 'oid >= 16384' when 'pg_proc' then 'oid >= 16384' when 'pg_type' then 'oid >= 16384'
      when 'pg_operator' then 'oid >= 16384' when 'pg_amop' then 'oid >= 16384' when 'pg_amproc' then 'oid >= 16384' when 'pg_opclass' then 'oid >= 16384'
      when 'pg_opfamily' then 'oid >= 16384' when 'pg_collation' then 'oid >= 16384' when 'pg_conversion' then 'oid >= 16384' when 'pg_cast' then 'oid >= 16384'
      when 'pg_rewrite' then 'oid >= 16384' when 'pg_constraint' then 'oid >= 16384' when 'pg_ts_config_map' then 'false' when 'pg_shdepend' then 'dbid in (0, (select oid from pg_database where datname = current_database()))' else 'true' end as condition
  from (select distinct relname from columns) r)
select format('select regexp_replace(regexp_replace(concat_ws(''|'', %L, %s), ''pg_toast_[0-9]+'', ''pg_toast_N'', ''g''), ''pg_temp_[0-9]+'', ''pg_temp_N'', ''g'') collate "C" from %I t where %s order by 1',
  c.relname, string_agg(format('%L || coalesce(%s, ''null'')', attname || '=', value), ', ' order by attnum), c.relname, min(condition))
from columns c join filters f on f.relname = c.relname where value is not null group by c.relname order by c.relname
\gexec
