-- The views of pg_catalog, their rules and their privileges.
--
-- Runs after functions.sql, whose functions some views call, with search_path = pg_catalog and
-- allow_system_table_mods = on in a new template1. Names are not qualified, which lets a test run it in a schema
-- of its own. A view stands below the views that it reads.
--
-- A view that shows all that a function returns is "select *"; where columns are listed, some are left out,
-- renamed, or in another order.


-- ---------------------------------------------------------------------------------------------------------
-- Roles
-- ---------------------------------------------------------------------------------------------------------

create view pg_roles as
  select
    rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolconnlimit,
    '********'::text as rolpassword,
    rolvaliduntil, rolbypassrls,
    s.setconfig as rolconfig,
    pg_authid.oid
  from pg_authid
    left join pg_db_role_setting s on pg_authid.oid = s.setrole and s.setdatabase = 0;

create view pg_shadow as
  select
    rolname as usename,
    pg_authid.oid as usesysid,
    rolcreatedb as usecreatedb,
    rolsuper as usesuper,
    rolreplication as userepl,
    rolbypassrls as usebypassrls,
    rolpassword as passwd,
    rolvaliduntil as valuntil,
    s.setconfig as useconfig
  from pg_authid
    left join pg_db_role_setting s on pg_authid.oid = s.setrole and s.setdatabase = 0
  where rolcanlogin;

create view pg_user as
  select
    usename, usesysid, usecreatedb, usesuper, userepl, usebypassrls,
    '********'::text as passwd,
    valuntil, useconfig
  from pg_shadow;

create view pg_group as
  select
    rolname as groname,
    oid as grosysid,
    array(select member from pg_auth_members where roleid = pg_authid.oid) as grolist
  from pg_authid
  where not rolcanlogin;

create view pg_user_mappings as
  select
    u.oid as umid,
    s.oid as srvid,
    s.srvname,
    u.umuser,
    case when u.umuser = 0 then 'public' else a.rolname end as usename,
    case
      when (u.umuser <> 0 and a.rolname = current_user
          and (pg_has_role(s.srvowner, 'USAGE') or has_server_privilege(s.oid, 'USAGE')))
        or (u.umuser = 0 and pg_has_role(s.srvowner, 'USAGE'))
        or (select rolsuper from pg_authid where rolname = current_user)
        then u.umoptions
    end as umoptions
  from pg_user_mapping u
    join pg_foreign_server s on u.umserver = s.oid
    left join pg_authid a on a.oid = u.umuser;

-- pg_shadow shows passwords.
revoke all on pg_shadow from public;
grant select on pg_roles, pg_user, pg_group, pg_user_mappings to public;


-- ---------------------------------------------------------------------------------------------------------
-- Relations and what belongs to them
-- ---------------------------------------------------------------------------------------------------------

create view pg_tables as
  select
    n.nspname as schemaname,
    c.relname as tablename,
    pg_get_userbyid(c.relowner) as tableowner,
    t.spcname as tablespace,
    c.relhasindex as hasindexes,
    c.relhasrules as hasrules,
    c.relhastriggers as hastriggers,
    c.relrowsecurity as rowsecurity
  from pg_class c
    left join pg_namespace n on n.oid = c.relnamespace
    left join pg_tablespace t on t.oid = c.reltablespace
  where c.relkind in ('r', 'p');

create view pg_views as
  select
    n.nspname as schemaname,
    c.relname as viewname,
    pg_get_userbyid(c.relowner) as viewowner,
    pg_get_viewdef(c.oid) as definition
  from pg_class c
    left join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'v';

create view pg_matviews as
  select
    n.nspname as schemaname,
    c.relname as matviewname,
    pg_get_userbyid(c.relowner) as matviewowner,
    t.spcname as tablespace,
    c.relhasindex as hasindexes,
    c.relispopulated as ispopulated,
    pg_get_viewdef(c.oid) as definition
  from pg_class c
    left join pg_namespace n on n.oid = c.relnamespace
    left join pg_tablespace t on t.oid = c.reltablespace
  where c.relkind = 'm';

create view pg_indexes as
  select
    n.nspname as schemaname,
    c.relname as tablename,
    i.relname as indexname,
    t.spcname as tablespace,
    pg_get_indexdef(i.oid) as indexdef
  from pg_index x
    join pg_class c on c.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
    left join pg_namespace n on n.oid = c.relnamespace
    left join pg_tablespace t on t.oid = i.reltablespace
  where c.relkind in ('r', 'm', 'p') and i.relkind in ('i', 'I');

create view pg_sequences as
  select
    n.nspname as schemaname,
    c.relname as sequencename,
    pg_get_userbyid(c.relowner) as sequenceowner,
    s.seqtypid::regtype as data_type,
    s.seqstart as start_value,
    s.seqmin as min_value,
    s.seqmax as max_value,
    s.seqincrement as increment_by,
    s.seqcycle as cycle,
    s.seqcache as cache_size,
    case
      when has_sequence_privilege(c.oid, 'SELECT,USAGE') then pg_sequence_last_value(c.oid)
    end as last_value
  from pg_sequence s
    join pg_class c on c.oid = s.seqrelid
    left join pg_namespace n on n.oid = c.relnamespace
  where not pg_is_other_temp_schema(n.oid) and c.relkind = 'S';

create view pg_rules as
  select
    n.nspname as schemaname,
    c.relname as tablename,
    r.rulename,
    pg_get_ruledef(r.oid) as definition
  from pg_rewrite r
    join pg_class c on c.oid = r.ev_class
    left join pg_namespace n on n.oid = c.relnamespace
  where r.rulename <> '_RETURN';

create view pg_policies as
  select
    n.nspname as schemaname,
    c.relname as tablename,
    pol.polname as policyname,
    case when pol.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end as permissive,
    case
      when pol.polroles = '{0}' then string_to_array('public', '')
      else array(select rolname from pg_authid where oid = any (pol.polroles) order by 1)
    end as roles,
    case pol.polcmd
      when 'r' then 'SELECT'
      when 'a' then 'INSERT'
      when 'w' then 'UPDATE'
      when 'd' then 'DELETE'
      when '*' then 'ALL'
    end as cmd,
    pg_get_expr(pol.polqual, pol.polrelid) as qual,
    pg_get_expr(pol.polwithcheck, pol.polrelid) as with_check
  from pg_policy pol
    join pg_class c on c.oid = pol.polrelid
    left join pg_namespace n on n.oid = c.relnamespace;

create view pg_publication_tables as
  select
    p.pubname,
    n.nspname as schemaname,
    c.relname as tablename,
    (
      select array_agg(a.attname order by a.attnum)
      from pg_attribute a
      where a.attrelid = gpt.relid and a.attnum = any (gpt.attrs)) as attnames,
    pg_get_expr(gpt.qual, gpt.relid) as rowfilter
  from
    pg_publication p,
    lateral pg_get_publication_tables(p.pubname) gpt,
    pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.oid = gpt.relid;

-- Labels: relations, columns, functions, types, then each kind of object that has no schema, and those that
-- are shared among databases.
create view pg_seclabels as
  select
    l.objoid, l.classoid, l.objsubid,
    case
      when rel.relkind in ('r', 'p') then 'table'::text
      when rel.relkind = 'v' then 'view'::text
      when rel.relkind = 'm' then 'materialized view'::text
      when rel.relkind = 'S' then 'sequence'::text
      when rel.relkind = 'f' then 'foreign table'::text
    end as objtype,
    rel.relnamespace as objnamespace,
    case
      when pg_table_is_visible(rel.oid) then quote_ident(rel.relname)
      else quote_ident(nsp.nspname) || '.' || quote_ident(rel.relname)
    end as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_class rel on l.classoid = rel.tableoid and l.objoid = rel.oid
    join pg_namespace nsp on rel.relnamespace = nsp.oid
  where l.objsubid = 0
  union all
  select
    l.objoid, l.classoid, l.objsubid,
    'column'::text as objtype,
    rel.relnamespace as objnamespace,
    case
      when pg_table_is_visible(rel.oid) then quote_ident(rel.relname)
      else quote_ident(nsp.nspname) || '.' || quote_ident(rel.relname)
    end || '.' || att.attname as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_class rel on l.classoid = rel.tableoid and l.objoid = rel.oid
    join pg_attribute att on rel.oid = att.attrelid and l.objsubid = att.attnum
    join pg_namespace nsp on rel.relnamespace = nsp.oid
  where l.objsubid <> 0
  union all
  select
    l.objoid, l.classoid, l.objsubid,
    case pro.prokind
      when 'a' then 'aggregate'::text
      when 'f' then 'function'::text
      when 'p' then 'procedure'::text
      when 'w' then 'window'::text
    end as objtype,
    pro.pronamespace as objnamespace,
    case
      when pg_function_is_visible(pro.oid) then quote_ident(pro.proname)
      else quote_ident(nsp.nspname) || '.' || quote_ident(pro.proname)
    end || '(' || pg_get_function_arguments(pro.oid) || ')' as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_proc pro on l.classoid = pro.tableoid and l.objoid = pro.oid
    join pg_namespace nsp on pro.pronamespace = nsp.oid
  where l.objsubid = 0
  union all
  select
    l.objoid, l.classoid, l.objsubid,
    case when typ.typtype = 'd' then 'domain'::text else 'type'::text end as objtype,
    typ.typnamespace as objnamespace,
    case
      when pg_type_is_visible(typ.oid) then quote_ident(typ.typname)
      else quote_ident(nsp.nspname) || '.' || quote_ident(typ.typname)
    end as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_type typ on l.classoid = typ.tableoid and l.objoid = typ.oid
    join pg_namespace nsp on typ.typnamespace = nsp.oid
  where l.objsubid = 0
  union all
  select
    l.objoid, l.classoid, l.objsubid,
    'large object'::text as objtype,
    null::oid as objnamespace,
    l.objoid::text as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_largeobject_metadata lom on l.objoid = lom.oid
  where l.classoid = 'pg_largeobject'::regclass and l.objsubid = 0
  union all
  select
    l.objoid, l.classoid, l.objsubid,
    'language'::text as objtype,
    null::oid as objnamespace,
    quote_ident(lan.lanname) as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_language lan on l.classoid = lan.tableoid and l.objoid = lan.oid
  where l.objsubid = 0
  union all
  select
    l.objoid, l.classoid, l.objsubid,
    'schema'::text as objtype,
    nsp.oid as objnamespace,
    quote_ident(nsp.nspname) as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_namespace nsp on l.classoid = nsp.tableoid and l.objoid = nsp.oid
  where l.objsubid = 0
  union all
  select
    l.objoid, l.classoid, l.objsubid,
    'event trigger'::text as objtype,
    null::oid as objnamespace,
    quote_ident(evt.evtname) as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_event_trigger evt on l.classoid = evt.tableoid and l.objoid = evt.oid
  where l.objsubid = 0
  union all
  select
    l.objoid, l.classoid, l.objsubid,
    'publication'::text as objtype,
    null::oid as objnamespace,
    quote_ident(p.pubname) as objname,
    l.provider, l.label
  from pg_seclabel l
    join pg_publication p on l.classoid = p.tableoid and l.objoid = p.oid
  where l.objsubid = 0
  union all
  select
    l.objoid, l.classoid, 0::int4 as objsubid,
    'subscription'::text as objtype,
    null::oid as objnamespace,
    quote_ident(s.subname) as objname,
    l.provider, l.label
  from pg_shseclabel l
    join pg_subscription s on l.classoid = s.tableoid and l.objoid = s.oid
  union all
  select
    l.objoid, l.classoid, 0::int4 as objsubid,
    'database'::text as objtype,
    null::oid as objnamespace,
    quote_ident(dat.datname) as objname,
    l.provider, l.label
  from pg_shseclabel l
    join pg_database dat on l.classoid = dat.tableoid and l.objoid = dat.oid
  union all
  select
    l.objoid, l.classoid, 0::int4 as objsubid,
    'tablespace'::text as objtype,
    null::oid as objnamespace,
    quote_ident(spc.spcname) as objname,
    l.provider, l.label
  from pg_shseclabel l
    join pg_tablespace spc on l.classoid = spc.tableoid and l.objoid = spc.oid
  union all
  select
    l.objoid, l.classoid, 0::int4 as objsubid,
    'role'::text as objtype,
    null::oid as objnamespace,
    quote_ident(rol.rolname) as objname,
    l.provider, l.label
  from pg_shseclabel l
    join pg_authid rol on l.classoid = rol.tableoid and l.objoid = rol.oid;

grant select on
  pg_tables, pg_views, pg_matviews, pg_indexes, pg_sequences, pg_rules, pg_policies, pg_publication_tables,
  pg_seclabels
to public;


-- ---------------------------------------------------------------------------------------------------------
-- The planner's statistics. A row of pg_statistic has five slots, and any of them may hold any kind. Who reads
-- these views must not learn values of rows that are kept from him: they are security barriers.
-- ---------------------------------------------------------------------------------------------------------

create view pg_stats with (security_barrier) as
  select
    n.nspname as schemaname,
    c.relname as tablename,
    a.attname,
    s.stainherit as inherited,
    s.stanullfrac as null_frac,
    s.stawidth as avg_width,
    s.stadistinct as n_distinct,
    case
      when s.stakind1 = 1 then s.stavalues1
      when s.stakind2 = 1 then s.stavalues2
      when s.stakind3 = 1 then s.stavalues3
      when s.stakind4 = 1 then s.stavalues4
      when s.stakind5 = 1 then s.stavalues5
    end as most_common_vals,
    case
      when s.stakind1 = 1 then s.stanumbers1
      when s.stakind2 = 1 then s.stanumbers2
      when s.stakind3 = 1 then s.stanumbers3
      when s.stakind4 = 1 then s.stanumbers4
      when s.stakind5 = 1 then s.stanumbers5
    end as most_common_freqs,
    case
      when s.stakind1 = 2 then s.stavalues1
      when s.stakind2 = 2 then s.stavalues2
      when s.stakind3 = 2 then s.stavalues3
      when s.stakind4 = 2 then s.stavalues4
      when s.stakind5 = 2 then s.stavalues5
    end as histogram_bounds,
    case
      when s.stakind1 = 3 then s.stanumbers1[1]
      when s.stakind2 = 3 then s.stanumbers2[1]
      when s.stakind3 = 3 then s.stanumbers3[1]
      when s.stakind4 = 3 then s.stanumbers4[1]
      when s.stakind5 = 3 then s.stanumbers5[1]
    end as correlation,
    case
      when s.stakind1 = 4 then s.stavalues1
      when s.stakind2 = 4 then s.stavalues2
      when s.stakind3 = 4 then s.stavalues3
      when s.stakind4 = 4 then s.stavalues4
      when s.stakind5 = 4 then s.stavalues5
    end as most_common_elems,
    case
      when s.stakind1 = 4 then s.stanumbers1
      when s.stakind2 = 4 then s.stanumbers2
      when s.stakind3 = 4 then s.stanumbers3
      when s.stakind4 = 4 then s.stanumbers4
      when s.stakind5 = 4 then s.stanumbers5
    end as most_common_elem_freqs,
    case
      when s.stakind1 = 5 then s.stanumbers1
      when s.stakind2 = 5 then s.stanumbers2
      when s.stakind3 = 5 then s.stanumbers3
      when s.stakind4 = 5 then s.stanumbers4
      when s.stakind5 = 5 then s.stanumbers5
    end as elem_count_histogram,
    case
      when s.stakind1 = 6 then s.stavalues1
      when s.stakind2 = 6 then s.stavalues2
      when s.stakind3 = 6 then s.stavalues3
      when s.stakind4 = 6 then s.stavalues4
      when s.stakind5 = 6 then s.stavalues5
    end as range_length_histogram,
    case
      when s.stakind1 = 6 then s.stanumbers1[1]
      when s.stakind2 = 6 then s.stanumbers2[1]
      when s.stakind3 = 6 then s.stanumbers3[1]
      when s.stakind4 = 6 then s.stanumbers4[1]
      when s.stakind5 = 6 then s.stanumbers5[1]
    end as range_empty_frac,
    case
      when s.stakind1 = 7 then s.stavalues1
      when s.stakind2 = 7 then s.stavalues2
      when s.stakind3 = 7 then s.stavalues3
      when s.stakind4 = 7 then s.stavalues4
      when s.stakind5 = 7 then s.stavalues5
    end as range_bounds_histogram
  from pg_statistic s
    join pg_class c on c.oid = s.starelid
    join pg_attribute a on c.oid = a.attrelid and a.attnum = s.staattnum
    left join pg_namespace n on n.oid = c.relnamespace
  where not a.attisdropped
    and has_column_privilege(c.oid, a.attnum, 'select')
    and (c.relrowsecurity = false or not row_security_active(c.oid));

create view pg_stats_ext with (security_barrier) as
  select
    cn.nspname as schemaname,
    c.relname as tablename,
    sn.nspname as statistics_schemaname,
    s.stxname as statistics_name,
    pg_get_userbyid(s.stxowner) as statistics_owner,
    (
      select array_agg(a.attname order by a.attnum)
      from unnest(s.stxkeys) k
        join pg_attribute a on a.attrelid = s.stxrelid and a.attnum = k) as attnames,
    pg_get_statisticsobjdef_expressions(s.oid) as exprs,
    s.stxkind as kinds,
    sd.stxdinherit as inherited,
    sd.stxdndistinct as n_distinct,
    sd.stxddependencies as dependencies,
    m.most_common_vals,
    m.most_common_val_nulls,
    m.most_common_freqs,
    m.most_common_base_freqs
  from pg_statistic_ext s
    join pg_class c on c.oid = s.stxrelid
    join pg_statistic_ext_data sd on s.oid = sd.stxoid
    left join pg_namespace cn on cn.oid = c.relnamespace
    left join pg_namespace sn on sn.oid = s.stxnamespace
    left join lateral (
      select
        array_agg("values") as most_common_vals,
        array_agg(nulls) as most_common_val_nulls,
        array_agg(frequency) as most_common_freqs,
        array_agg(base_frequency) as most_common_base_freqs
      from pg_mcv_list_items(sd.stxdmcv)) m on sd.stxdmcv is not null
  where pg_has_role(c.relowner, 'USAGE')
    and (c.relrowsecurity = false or not row_security_active(c.oid));

create view pg_stats_ext_exprs with (security_barrier) as
  select
    cn.nspname as schemaname,
    c.relname as tablename,
    sn.nspname as statistics_schemaname,
    s.stxname as statistics_name,
    pg_get_userbyid(s.stxowner) as statistics_owner,
    stat.expr,
    sd.stxdinherit as inherited,
    (stat.a).stanullfrac as null_frac,
    (stat.a).stawidth as avg_width,
    (stat.a).stadistinct as n_distinct,
    case
      when (stat.a).stakind1 = 1 then (stat.a).stavalues1
      when (stat.a).stakind2 = 1 then (stat.a).stavalues2
      when (stat.a).stakind3 = 1 then (stat.a).stavalues3
      when (stat.a).stakind4 = 1 then (stat.a).stavalues4
      when (stat.a).stakind5 = 1 then (stat.a).stavalues5
    end as most_common_vals,
    case
      when (stat.a).stakind1 = 1 then (stat.a).stanumbers1
      when (stat.a).stakind2 = 1 then (stat.a).stanumbers2
      when (stat.a).stakind3 = 1 then (stat.a).stanumbers3
      when (stat.a).stakind4 = 1 then (stat.a).stanumbers4
      when (stat.a).stakind5 = 1 then (stat.a).stanumbers5
    end as most_common_freqs,
    case
      when (stat.a).stakind1 = 2 then (stat.a).stavalues1
      when (stat.a).stakind2 = 2 then (stat.a).stavalues2
      when (stat.a).stakind3 = 2 then (stat.a).stavalues3
      when (stat.a).stakind4 = 2 then (stat.a).stavalues4
      when (stat.a).stakind5 = 2 then (stat.a).stavalues5
    end as histogram_bounds,
    case
      when (stat.a).stakind1 = 3 then (stat.a).stanumbers1[1]
      when (stat.a).stakind2 = 3 then (stat.a).stanumbers2[1]
      when (stat.a).stakind3 = 3 then (stat.a).stanumbers3[1]
      when (stat.a).stakind4 = 3 then (stat.a).stanumbers4[1]
      when (stat.a).stakind5 = 3 then (stat.a).stanumbers5[1]
    end as correlation,
    case
      when (stat.a).stakind1 = 4 then (stat.a).stavalues1
      when (stat.a).stakind2 = 4 then (stat.a).stavalues2
      when (stat.a).stakind3 = 4 then (stat.a).stavalues3
      when (stat.a).stakind4 = 4 then (stat.a).stavalues4
      when (stat.a).stakind5 = 4 then (stat.a).stavalues5
    end as most_common_elems,
    case
      when (stat.a).stakind1 = 4 then (stat.a).stanumbers1
      when (stat.a).stakind2 = 4 then (stat.a).stanumbers2
      when (stat.a).stakind3 = 4 then (stat.a).stanumbers3
      when (stat.a).stakind4 = 4 then (stat.a).stanumbers4
      when (stat.a).stakind5 = 4 then (stat.a).stanumbers5
    end as most_common_elem_freqs,
    case
      when (stat.a).stakind1 = 5 then (stat.a).stanumbers1
      when (stat.a).stakind2 = 5 then (stat.a).stanumbers2
      when (stat.a).stakind3 = 5 then (stat.a).stanumbers3
      when (stat.a).stakind4 = 5 then (stat.a).stanumbers4
      when (stat.a).stakind5 = 5 then (stat.a).stanumbers5
    end as elem_count_histogram
  from pg_statistic_ext s
    join pg_class c on c.oid = s.stxrelid
    left join pg_statistic_ext_data sd on s.oid = sd.stxoid
    left join pg_namespace cn on cn.oid = c.relnamespace
    left join pg_namespace sn on sn.oid = s.stxnamespace
    join lateral (
      select
        unnest(pg_get_statisticsobjdef_expressions(s.oid)) as expr,
        unnest(sd.stxdexpr) as a) stat on stat.expr is not null
  where pg_has_role(c.relowner, 'USAGE')
    and (c.relrowsecurity = false or not row_security_active(c.oid));

grant select on pg_stats, pg_stats_ext, pg_stats_ext_exprs to public;


-- ---------------------------------------------------------------------------------------------------------
-- Sessions and transactions
-- ---------------------------------------------------------------------------------------------------------

create view pg_locks as
  select * from pg_lock_status() l;

create view pg_cursors as
  select * from pg_cursor() c;

create view pg_prepared_statements as
  select * from pg_prepared_statement() p;

create view pg_prepared_xacts as
  select p.transaction, p.gid, p.prepared, u.rolname as owner, d.datname as database
  from pg_prepared_xact() p
    left join pg_authid u on p.ownerid = u.oid
    left join pg_database d on p.dbid = d.oid;

grant select on pg_locks, pg_cursors, pg_prepared_statements, pg_prepared_xacts to public;


-- ---------------------------------------------------------------------------------------------------------
-- Extensions, time zones
-- ---------------------------------------------------------------------------------------------------------

create view pg_available_extensions as
  select e.name, e.default_version, x.extversion as installed_version, e.comment
  from pg_available_extensions() e
    left join pg_extension x on e.name = x.extname;

create view pg_available_extension_versions as
  select
    e.name, e.version,
    (x.extname is not null) as installed,
    e.superuser, e.trusted, e.relocatable, e.schema, e.requires, e.comment
  from pg_available_extension_versions() e
    left join pg_extension x on e.name = x.extname and e.version = x.extversion;

create view pg_timezone_abbrevs as
  select * from pg_timezone_abbrevs();

create view pg_timezone_names as
  select * from pg_timezone_names();

grant select on
  pg_available_extensions, pg_available_extension_versions, pg_timezone_abbrevs, pg_timezone_names
to public;


-- ---------------------------------------------------------------------------------------------------------
-- Configuration
-- ---------------------------------------------------------------------------------------------------------

create view pg_settings as
  select * from pg_show_all_settings() a;

-- An update of a setting is a SET.
create rule pg_settings_u as on update to pg_settings where new.name = old.name
  do select set_config(old.name, new.setting, false);

create rule pg_settings_n as on update to pg_settings
  do instead nothing;

create view pg_file_settings as
  select * from pg_show_all_file_settings() a;

create view pg_hba_file_rules as
  select * from pg_hba_file_rules() a;

create view pg_ident_file_mappings as
  select * from pg_ident_file_mappings() a;

create view pg_config as
  select * from pg_config();

grant select, update on pg_settings to public;
revoke all on pg_file_settings, pg_hba_file_rules, pg_ident_file_mappings, pg_config from public;


-- ---------------------------------------------------------------------------------------------------------
-- Memory, wait events
-- ---------------------------------------------------------------------------------------------------------

create view pg_shmem_allocations as
  select * from pg_get_shmem_allocations();

create view pg_backend_memory_contexts as
  select * from pg_get_backend_memory_contexts();

create view pg_wait_events as
  select * from pg_get_wait_events();

revoke all on pg_shmem_allocations, pg_backend_memory_contexts from public;
grant select on pg_shmem_allocations, pg_backend_memory_contexts to pg_read_all_stats;
grant select on pg_wait_events to public;


-- ---------------------------------------------------------------------------------------------------------
-- Activity on tables, in three forms: all, those of the system, those of users; counted over all time, or in
-- the transaction that asks (xact)
-- ---------------------------------------------------------------------------------------------------------

create view pg_stat_all_tables as
  select
    c.oid as relid,
    n.nspname as schemaname,
    c.relname,
    pg_stat_get_numscans(c.oid) as seq_scan,
    pg_stat_get_lastscan(c.oid) as last_seq_scan,
    pg_stat_get_tuples_returned(c.oid) as seq_tup_read,
    sum(pg_stat_get_numscans(i.indexrelid))::bigint as idx_scan,
    max(pg_stat_get_lastscan(i.indexrelid)) as last_idx_scan,
    sum(pg_stat_get_tuples_fetched(i.indexrelid))::bigint
      + pg_stat_get_tuples_fetched(c.oid) as idx_tup_fetch,
    pg_stat_get_tuples_inserted(c.oid) as n_tup_ins,
    pg_stat_get_tuples_updated(c.oid) as n_tup_upd,
    pg_stat_get_tuples_deleted(c.oid) as n_tup_del,
    pg_stat_get_tuples_hot_updated(c.oid) as n_tup_hot_upd,
    pg_stat_get_tuples_newpage_updated(c.oid) as n_tup_newpage_upd,
    pg_stat_get_live_tuples(c.oid) as n_live_tup,
    pg_stat_get_dead_tuples(c.oid) as n_dead_tup,
    pg_stat_get_mod_since_analyze(c.oid) as n_mod_since_analyze,
    pg_stat_get_ins_since_vacuum(c.oid) as n_ins_since_vacuum,
    pg_stat_get_last_vacuum_time(c.oid) as last_vacuum,
    pg_stat_get_last_autovacuum_time(c.oid) as last_autovacuum,
    pg_stat_get_last_analyze_time(c.oid) as last_analyze,
    pg_stat_get_last_autoanalyze_time(c.oid) as last_autoanalyze,
    pg_stat_get_vacuum_count(c.oid) as vacuum_count,
    pg_stat_get_autovacuum_count(c.oid) as autovacuum_count,
    pg_stat_get_analyze_count(c.oid) as analyze_count,
    pg_stat_get_autoanalyze_count(c.oid) as autoanalyze_count
  from pg_class c
    left join pg_index i on c.oid = i.indrelid
    left join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 't', 'm', 'p')
  group by c.oid, n.nspname, c.relname;

create view pg_stat_sys_tables as
  select * from pg_stat_all_tables
  where schemaname in ('pg_catalog', 'information_schema') or schemaname ~ '^pg_toast';

create view pg_stat_user_tables as
  select * from pg_stat_all_tables
  where schemaname not in ('pg_catalog', 'information_schema') and schemaname !~ '^pg_toast';

create view pg_stat_xact_all_tables as
  select
    c.oid as relid,
    n.nspname as schemaname,
    c.relname,
    pg_stat_get_xact_numscans(c.oid) as seq_scan,
    pg_stat_get_xact_tuples_returned(c.oid) as seq_tup_read,
    sum(pg_stat_get_xact_numscans(i.indexrelid))::bigint as idx_scan,
    sum(pg_stat_get_xact_tuples_fetched(i.indexrelid))::bigint
      + pg_stat_get_xact_tuples_fetched(c.oid) as idx_tup_fetch,
    pg_stat_get_xact_tuples_inserted(c.oid) as n_tup_ins,
    pg_stat_get_xact_tuples_updated(c.oid) as n_tup_upd,
    pg_stat_get_xact_tuples_deleted(c.oid) as n_tup_del,
    pg_stat_get_xact_tuples_hot_updated(c.oid) as n_tup_hot_upd,
    pg_stat_get_xact_tuples_newpage_updated(c.oid) as n_tup_newpage_upd
  from pg_class c
    left join pg_index i on c.oid = i.indrelid
    left join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 't', 'm', 'p')
  group by c.oid, n.nspname, c.relname;

create view pg_stat_xact_sys_tables as
  select * from pg_stat_xact_all_tables
  where schemaname in ('pg_catalog', 'information_schema') or schemaname ~ '^pg_toast';

create view pg_stat_xact_user_tables as
  select * from pg_stat_xact_all_tables
  where schemaname not in ('pg_catalog', 'information_schema') and schemaname !~ '^pg_toast';

-- Blocks: of the heap, of its indexes (i), of its TOAST table, of that table's index (x).
create view pg_statio_all_tables as
  select
    c.oid as relid,
    n.nspname as schemaname,
    c.relname,
    pg_stat_get_blocks_fetched(c.oid) - pg_stat_get_blocks_hit(c.oid) as heap_blks_read,
    pg_stat_get_blocks_hit(c.oid) as heap_blks_hit,
    i.idx_blks_read,
    i.idx_blks_hit,
    pg_stat_get_blocks_fetched(t.oid) - pg_stat_get_blocks_hit(t.oid) as toast_blks_read,
    pg_stat_get_blocks_hit(t.oid) as toast_blks_hit,
    x.idx_blks_read as tidx_blks_read,
    x.idx_blks_hit as tidx_blks_hit
  from pg_class c
    left join pg_class t on c.reltoastrelid = t.oid
    left join pg_namespace n on n.oid = c.relnamespace
    left join lateral (
      select
        sum(pg_stat_get_blocks_fetched(indexrelid) - pg_stat_get_blocks_hit(indexrelid))::bigint
          as idx_blks_read,
        sum(pg_stat_get_blocks_hit(indexrelid))::bigint as idx_blks_hit
      from pg_index
      where indrelid = c.oid) i on true
    left join lateral (
      select
        sum(pg_stat_get_blocks_fetched(indexrelid) - pg_stat_get_blocks_hit(indexrelid))::bigint
          as idx_blks_read,
        sum(pg_stat_get_blocks_hit(indexrelid))::bigint as idx_blks_hit
      from pg_index
      where indrelid = t.oid) x on true
  where c.relkind in ('r', 't', 'm');

create view pg_statio_sys_tables as
  select * from pg_statio_all_tables
  where schemaname in ('pg_catalog', 'information_schema') or schemaname ~ '^pg_toast';

create view pg_statio_user_tables as
  select * from pg_statio_all_tables
  where schemaname not in ('pg_catalog', 'information_schema') and schemaname !~ '^pg_toast';

grant select on
  pg_stat_all_tables, pg_stat_sys_tables, pg_stat_user_tables,
  pg_stat_xact_all_tables, pg_stat_xact_sys_tables, pg_stat_xact_user_tables,
  pg_statio_all_tables, pg_statio_sys_tables, pg_statio_user_tables
to public;


-- ---------------------------------------------------------------------------------------------------------
-- Activity on indexes, sequences, functions
-- ---------------------------------------------------------------------------------------------------------

create view pg_stat_all_indexes as
  select
    c.oid as relid,
    i.oid as indexrelid,
    n.nspname as schemaname,
    c.relname,
    i.relname as indexrelname,
    pg_stat_get_numscans(i.oid) as idx_scan,
    pg_stat_get_lastscan(i.oid) as last_idx_scan,
    pg_stat_get_tuples_returned(i.oid) as idx_tup_read,
    pg_stat_get_tuples_fetched(i.oid) as idx_tup_fetch
  from pg_class c
    join pg_index x on c.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
    left join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 't', 'm');

create view pg_stat_sys_indexes as
  select * from pg_stat_all_indexes
  where schemaname in ('pg_catalog', 'information_schema') or schemaname ~ '^pg_toast';

create view pg_stat_user_indexes as
  select * from pg_stat_all_indexes
  where schemaname not in ('pg_catalog', 'information_schema') and schemaname !~ '^pg_toast';

create view pg_statio_all_indexes as
  select
    c.oid as relid,
    i.oid as indexrelid,
    n.nspname as schemaname,
    c.relname,
    i.relname as indexrelname,
    pg_stat_get_blocks_fetched(i.oid) - pg_stat_get_blocks_hit(i.oid) as idx_blks_read,
    pg_stat_get_blocks_hit(i.oid) as idx_blks_hit
  from pg_class c
    join pg_index x on c.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
    left join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 't', 'm');

create view pg_statio_sys_indexes as
  select * from pg_statio_all_indexes
  where schemaname in ('pg_catalog', 'information_schema') or schemaname ~ '^pg_toast';

create view pg_statio_user_indexes as
  select * from pg_statio_all_indexes
  where schemaname not in ('pg_catalog', 'information_schema') and schemaname !~ '^pg_toast';

create view pg_statio_all_sequences as
  select
    c.oid as relid,
    n.nspname as schemaname,
    c.relname,
    pg_stat_get_blocks_fetched(c.oid) - pg_stat_get_blocks_hit(c.oid) as blks_read,
    pg_stat_get_blocks_hit(c.oid) as blks_hit
  from pg_class c
    left join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S';

create view pg_statio_sys_sequences as
  select * from pg_statio_all_sequences
  where schemaname in ('pg_catalog', 'information_schema') or schemaname ~ '^pg_toast';

create view pg_statio_user_sequences as
  select * from pg_statio_all_sequences
  where schemaname not in ('pg_catalog', 'information_schema') and schemaname !~ '^pg_toast';

-- 12 is the language internal, whose functions nobody counts.
create view pg_stat_user_functions as
  select
    p.oid as funcid,
    n.nspname as schemaname,
    p.proname as funcname,
    pg_stat_get_function_calls(p.oid) as calls,
    pg_stat_get_function_total_time(p.oid) as total_time,
    pg_stat_get_function_self_time(p.oid) as self_time
  from pg_proc p
    left join pg_namespace n on n.oid = p.pronamespace
  where p.prolang <> 12 and pg_stat_get_function_calls(p.oid) is not null;

create view pg_stat_xact_user_functions as
  select
    p.oid as funcid,
    n.nspname as schemaname,
    p.proname as funcname,
    pg_stat_get_xact_function_calls(p.oid) as calls,
    pg_stat_get_xact_function_total_time(p.oid) as total_time,
    pg_stat_get_xact_function_self_time(p.oid) as self_time
  from pg_proc p
    left join pg_namespace n on n.oid = p.pronamespace
  where p.prolang <> 12 and pg_stat_get_xact_function_calls(p.oid) is not null;

grant select on
  pg_stat_all_indexes, pg_stat_sys_indexes, pg_stat_user_indexes,
  pg_statio_all_indexes, pg_statio_sys_indexes, pg_statio_user_indexes,
  pg_statio_all_sequences, pg_statio_sys_sequences, pg_statio_user_sequences,
  pg_stat_user_functions, pg_stat_xact_user_functions
to public;


-- ---------------------------------------------------------------------------------------------------------
-- Activity of sessions and databases
-- ---------------------------------------------------------------------------------------------------------

create view pg_stat_activity as
  select
    s.datid,
    d.datname,
    s.pid,
    s.leader_pid,
    s.usesysid,
    u.rolname as usename,
    s.application_name,
    s.client_addr,
    s.client_hostname,
    s.client_port,
    s.backend_start,
    s.xact_start,
    s.query_start,
    s.state_change,
    s.wait_event_type,
    s.wait_event,
    s.state,
    s.backend_xid,
    s.backend_xmin,
    s.query_id,
    s.query,
    s.backend_type
  from pg_stat_get_activity(null) s
    left join pg_database d on s.datid = d.oid
    left join pg_authid u on s.usesysid = u.oid;

create view pg_stat_ssl as
  select
    pid,
    ssl,
    sslversion as version,
    sslcipher as cipher,
    sslbits as bits,
    ssl_client_dn as client_dn,
    ssl_client_serial as client_serial,
    ssl_issuer_dn as issuer_dn
  from pg_stat_get_activity(null) s
  where client_port is not null;

create view pg_stat_gssapi as
  select
    pid,
    gss_auth as gss_authenticated,
    gss_princ as principal,
    gss_enc as encrypted,
    gss_delegation as credentials_delegated
  from pg_stat_get_activity(null) s
  where client_port is not null;

-- The row with OID 0 counts what belongs to no database.
create view pg_stat_database as
  select
    d.oid as datid,
    d.datname,
    case when d.oid = 0::oid then 0 else pg_stat_get_db_numbackends(d.oid) end as numbackends,
    pg_stat_get_db_xact_commit(d.oid) as xact_commit,
    pg_stat_get_db_xact_rollback(d.oid) as xact_rollback,
    pg_stat_get_db_blocks_fetched(d.oid) - pg_stat_get_db_blocks_hit(d.oid) as blks_read,
    pg_stat_get_db_blocks_hit(d.oid) as blks_hit,
    pg_stat_get_db_tuples_returned(d.oid) as tup_returned,
    pg_stat_get_db_tuples_fetched(d.oid) as tup_fetched,
    pg_stat_get_db_tuples_inserted(d.oid) as tup_inserted,
    pg_stat_get_db_tuples_updated(d.oid) as tup_updated,
    pg_stat_get_db_tuples_deleted(d.oid) as tup_deleted,
    pg_stat_get_db_conflict_all(d.oid) as conflicts,
    pg_stat_get_db_temp_files(d.oid) as temp_files,
    pg_stat_get_db_temp_bytes(d.oid) as temp_bytes,
    pg_stat_get_db_deadlocks(d.oid) as deadlocks,
    pg_stat_get_db_checksum_failures(d.oid) as checksum_failures,
    pg_stat_get_db_checksum_last_failure(d.oid) as checksum_last_failure,
    pg_stat_get_db_blk_read_time(d.oid) as blk_read_time,
    pg_stat_get_db_blk_write_time(d.oid) as blk_write_time,
    pg_stat_get_db_session_time(d.oid) as session_time,
    pg_stat_get_db_active_time(d.oid) as active_time,
    pg_stat_get_db_idle_in_transaction_time(d.oid) as idle_in_transaction_time,
    pg_stat_get_db_sessions(d.oid) as sessions,
    pg_stat_get_db_sessions_abandoned(d.oid) as sessions_abandoned,
    pg_stat_get_db_sessions_fatal(d.oid) as sessions_fatal,
    pg_stat_get_db_sessions_killed(d.oid) as sessions_killed,
    pg_stat_get_db_stat_reset_time(d.oid) as stats_reset
  from (
    select 0 as oid, null::name as datname
    union all
    select oid, datname from pg_database) d;

create view pg_stat_database_conflicts as
  select
    d.oid as datid,
    d.datname,
    pg_stat_get_db_conflict_tablespace(d.oid) as confl_tablespace,
    pg_stat_get_db_conflict_lock(d.oid) as confl_lock,
    pg_stat_get_db_conflict_snapshot(d.oid) as confl_snapshot,
    pg_stat_get_db_conflict_bufferpin(d.oid) as confl_bufferpin,
    pg_stat_get_db_conflict_startup_deadlock(d.oid) as confl_deadlock,
    pg_stat_get_db_conflict_logicalslot(d.oid) as confl_active_logicalslot
  from pg_database d;

grant select on
  pg_stat_activity, pg_stat_ssl, pg_stat_gssapi, pg_stat_database, pg_stat_database_conflicts
to public;


-- ---------------------------------------------------------------------------------------------------------
-- Activity of the server as a whole
-- ---------------------------------------------------------------------------------------------------------

create view pg_stat_io as
  select * from pg_stat_get_io() b;

create view pg_stat_wal as
  select * from pg_stat_get_wal() w;

create view pg_stat_slru as
  select * from pg_stat_get_slru() s;

create view pg_stat_archiver as
  select * from pg_stat_get_archiver() s;

create view pg_stat_bgwriter as
  select
    pg_stat_get_bgwriter_buf_written_clean() as buffers_clean,
    pg_stat_get_bgwriter_maxwritten_clean() as maxwritten_clean,
    pg_stat_get_buf_alloc() as buffers_alloc,
    pg_stat_get_bgwriter_stat_reset_time() as stats_reset;

create view pg_stat_checkpointer as
  select
    pg_stat_get_checkpointer_num_timed() as num_timed,
    pg_stat_get_checkpointer_num_requested() as num_requested,
    pg_stat_get_checkpointer_restartpoints_timed() as restartpoints_timed,
    pg_stat_get_checkpointer_restartpoints_requested() as restartpoints_req,
    pg_stat_get_checkpointer_restartpoints_performed() as restartpoints_done,
    pg_stat_get_checkpointer_write_time() as write_time,
    pg_stat_get_checkpointer_sync_time() as sync_time,
    pg_stat_get_checkpointer_buffers_written() as buffers_written,
    pg_stat_get_checkpointer_stat_reset_time() as stats_reset;

grant select on
  pg_stat_io, pg_stat_wal, pg_stat_slru, pg_stat_archiver, pg_stat_bgwriter, pg_stat_checkpointer
to public;


-- ---------------------------------------------------------------------------------------------------------
-- Replication and recovery
-- ---------------------------------------------------------------------------------------------------------

create view pg_stat_replication as
  select
    s.pid,
    s.usesysid,
    u.rolname as usename,
    s.application_name,
    s.client_addr,
    s.client_hostname,
    s.client_port,
    s.backend_start,
    s.backend_xmin,
    w.state,
    w.sent_lsn,
    w.write_lsn,
    w.flush_lsn,
    w.replay_lsn,
    w.write_lag,
    w.flush_lag,
    w.replay_lag,
    w.sync_priority,
    w.sync_state,
    w.reply_time
  from pg_stat_get_activity(null) s
    join pg_stat_get_wal_senders() w on s.pid = w.pid
    left join pg_authid u on s.usesysid = u.oid;

create view pg_stat_wal_receiver as
  select * from pg_stat_get_wal_receiver() s
  where pid is not null;

create view pg_stat_recovery_prefetch as
  select * from pg_stat_get_recovery_prefetch() s;

create view pg_replication_slots as
  select
    l.slot_name, l.plugin, l.slot_type,
    l.datoid, d.datname as database,
    l.temporary, l.active, l.active_pid,
    l.xmin, l.catalog_xmin, l.restart_lsn, l.confirmed_flush_lsn,
    l.wal_status, l.safe_wal_size, l.two_phase,
    l.inactive_since, l.conflicting, l.invalidation_reason,
    l.failover, l.synced
  from pg_get_replication_slots() l
    left join pg_database d on l.datoid = d.oid;

create view pg_stat_replication_slots as
  select s.*
  from
    pg_replication_slots r,
    lateral pg_stat_get_replication_slot(r.slot_name) s
  where r.datoid is not null;

create view pg_stat_subscription as
  select
    su.oid as subid,
    su.subname,
    st.worker_type,
    st.pid,
    st.leader_pid,
    st.relid,
    st.received_lsn,
    st.last_msg_send_time,
    st.last_msg_receipt_time,
    st.latest_end_lsn,
    st.latest_end_time
  from pg_subscription su
    left join pg_stat_get_subscription(null) st on st.subid = su.oid;

create view pg_stat_subscription_stats as
  select ss.subid, s.subname, ss.apply_error_count, ss.sync_error_count, ss.stats_reset
  from
    pg_subscription s,
    lateral pg_stat_get_subscription_stats(s.oid) ss;

create view pg_replication_origin_status as
  select * from pg_show_replication_origin_status();

revoke all on pg_replication_origin_status from public;
grant select on
  pg_stat_replication, pg_stat_wal_receiver, pg_stat_recovery_prefetch, pg_replication_slots,
  pg_stat_replication_slots, pg_stat_subscription, pg_stat_subscription_stats
to public;


-- ---------------------------------------------------------------------------------------------------------
-- Progress of long commands. Each counts in twenty parameters, whose meaning is its own.
-- ---------------------------------------------------------------------------------------------------------

create view pg_stat_progress_analyze as
  select
    s.pid,
    s.datid,
    d.datname,
    s.relid,
    case s.param1
      when 0 then 'initializing'
      when 1 then 'acquiring sample rows'
      when 2 then 'acquiring inherited sample rows'
      when 3 then 'computing statistics'
      when 4 then 'computing extended statistics'
      when 5 then 'finalizing analyze'
    end as phase,
    s.param2 as sample_blks_total,
    s.param3 as sample_blks_scanned,
    s.param4 as ext_stats_total,
    s.param5 as ext_stats_computed,
    s.param6 as child_tables_total,
    s.param7 as child_tables_done,
    s.param8::oid as current_child_table_relid
  from pg_stat_get_progress_info('ANALYZE') s
    left join pg_database d on s.datid = d.oid;

create view pg_stat_progress_vacuum as
  select
    s.pid,
    s.datid,
    d.datname,
    s.relid,
    case s.param1
      when 0 then 'initializing'
      when 1 then 'scanning heap'
      when 2 then 'vacuuming indexes'
      when 3 then 'vacuuming heap'
      when 4 then 'cleaning up indexes'
      when 5 then 'truncating heap'
      when 6 then 'performing final cleanup'
    end as phase,
    s.param2 as heap_blks_total,
    s.param3 as heap_blks_scanned,
    s.param4 as heap_blks_vacuumed,
    s.param5 as index_vacuum_count,
    s.param6 as max_dead_tuple_bytes,
    s.param7 as dead_tuple_bytes,
    s.param8 as num_dead_item_ids,
    s.param9 as indexes_total,
    s.param10 as indexes_processed
  from pg_stat_get_progress_info('VACUUM') s
    left join pg_database d on s.datid = d.oid;

create view pg_stat_progress_cluster as
  select
    s.pid,
    s.datid,
    d.datname,
    s.relid,
    case s.param1
      when 1 then 'CLUSTER'
      when 2 then 'VACUUM FULL'
    end as command,
    case s.param2
      when 0 then 'initializing'
      when 1 then 'seq scanning heap'
      when 2 then 'index scanning heap'
      when 3 then 'sorting tuples'
      when 4 then 'writing new heap'
      when 5 then 'swapping relation files'
      when 6 then 'rebuilding index'
      when 7 then 'performing final cleanup'
    end as phase,
    s.param3::oid as cluster_index_relid,
    s.param4 as heap_tuples_scanned,
    s.param5 as heap_tuples_written,
    s.param6 as heap_blks_total,
    s.param7 as heap_blks_scanned,
    s.param8 as index_rebuild_count
  from pg_stat_get_progress_info('CLUSTER') s
    left join pg_database d on s.datid = d.oid;

create view pg_stat_progress_create_index as
  select
    s.pid,
    s.datid,
    d.datname,
    s.relid,
    s.param7::oid as index_relid,
    case s.param1
      when 1 then 'CREATE INDEX'
      when 2 then 'CREATE INDEX CONCURRENTLY'
      when 3 then 'REINDEX'
      when 4 then 'REINDEX CONCURRENTLY'
    end as command,
    case s.param10
      when 0 then 'initializing'
      when 1 then 'waiting for writers before build'
      when 2 then
        'building index' || coalesce(': ' || pg_indexam_progress_phasename(s.param9::oid, s.param11), '')
      when 3 then 'waiting for writers before validation'
      when 4 then 'index validation: scanning index'
      when 5 then 'index validation: sorting tuples'
      when 6 then 'index validation: scanning table'
      when 7 then 'waiting for old snapshots'
      when 8 then 'waiting for readers before marking dead'
      when 9 then 'waiting for readers before dropping'
    end as phase,
    s.param4 as lockers_total,
    s.param5 as lockers_done,
    s.param6 as current_locker_pid,
    s.param16 as blocks_total,
    s.param17 as blocks_done,
    s.param12 as tuples_total,
    s.param13 as tuples_done,
    s.param14 as partitions_total,
    s.param15 as partitions_done
  from pg_stat_get_progress_info('CREATE INDEX') s
    left join pg_database d on s.datid = d.oid;

create view pg_stat_progress_basebackup as
  select
    s.pid,
    case s.param1
      when 0 then 'initializing'
      when 1 then 'waiting for checkpoint to finish'
      when 2 then 'estimating backup size'
      when 3 then 'streaming database files'
      when 4 then 'waiting for wal archiving to finish'
      when 5 then 'transferring wal files'
    end as phase,
    case s.param2 when -1 then null else s.param2 end as backup_total,
    s.param3 as backup_streamed,
    s.param4 as tablespaces_total,
    s.param5 as tablespaces_streamed
  from pg_stat_get_progress_info('BASEBACKUP') s;

create view pg_stat_progress_copy as
  select
    s.pid,
    s.datid,
    d.datname,
    s.relid,
    case s.param5
      when 1 then 'COPY FROM'
      when 2 then 'COPY TO'
    end as command,
    case s.param6
      when 1 then 'FILE'
      when 2 then 'PROGRAM'
      when 3 then 'PIPE'
      when 4 then 'CALLBACK'
    end as type,
    s.param1 as bytes_processed,
    s.param2 as bytes_total,
    s.param3 as tuples_processed,
    s.param4 as tuples_excluded,
    s.param7 as tuples_skipped
  from pg_stat_get_progress_info('COPY') s
    left join pg_database d on s.datid = d.oid;

grant select on
  pg_stat_progress_analyze, pg_stat_progress_vacuum, pg_stat_progress_cluster, pg_stat_progress_create_index,
  pg_stat_progress_basebackup, pg_stat_progress_copy
to public;
