-- The schema information_schema: what standard SQL says of the objects of a database, by their
-- names. Its views show only objects that the user has some privilege on.
--
-- Runs after privileges.sql, for these privileges are not noted in pg_init_privs. The rows of the
-- four tables stand in information-schema-rows.sql.

create schema information_schema;

set search_path to information_schema;


-- -------------------------------------------------------------------------------------------------
-- Domains, the types of all columns
-- -------------------------------------------------------------------------------------------------

create domain cardinal_number as integer
  constraint cardinal_number_domain_check check (value >= 0);

create domain character_data as character varying collate "C";

create domain sql_identifier as name;

create domain time_stamp as timestamp(2) with time zone default current_timestamp(2);

create domain yes_or_no as character varying(3) collate "C"
  constraint yes_or_no_check check (value in ('YES', 'NO'));


-- -------------------------------------------------------------------------------------------------
-- Functions that the views call
-- -------------------------------------------------------------------------------------------------

-- The elements of an array with their positions. The planner estimates it as it does unnest.
create function _pg_expandarray(anyarray, out x anyelement, out n integer)
  returns setof record
  language sql immutable strict parallel safe rows 100 support array_unnest_support
  as 'SELECT * FROM pg_catalog.unnest($1) WITH ORDINALITY';

-- At which position an index has a column of its table.
create function _pg_index_position(oid, smallint) returns integer
  language sql stable strict
  begin atomic
    select (ss.a).n
    from (select _pg_expandarray(indkey) as a from pg_index where indexrelid = $1) ss
    where (ss.a).x = $2;
  end;

-- The type of a column and its modifier, which for a domain are those of the type behind it.
create function _pg_truetypid(pg_attribute, pg_type) returns oid
  language sql immutable strict parallel safe
  return case when $2.typtype = 'd' then $2.typbasetype else $1.atttypid end;

create function _pg_truetypmod(pg_attribute, pg_type) returns integer
  language sql immutable strict parallel safe
  return case when $2.typtype = 'd' then $2.typtypmod else $1.atttypmod end;

create function _pg_char_max_length(typid oid, typmod integer) returns integer
  language sql immutable strict parallel safe
  return
    case
      when typmod = -1 then null
      when typid in (1042, 1043) then typmod - 4 -- character, character varying
      when typid in (1560, 1562) then typmod -- bit, bit varying
    end;

create function _pg_char_octet_length(typid oid, typmod integer) returns integer
  language sql immutable strict parallel safe
  return
    case
      when typid in (25, 1042, 1043) then -- text, character, character varying
        case
          when typmod = -1 then cast(2 ^ 30 as integer)
          else
            _pg_char_max_length(typid, typmod)
            * pg_encoding_max_length(
              (select encoding from pg_database where datname = current_database())
            )
        end
    end;

create function _pg_numeric_precision(typid oid, typmod integer) returns integer
  language sql immutable strict parallel safe
  return
    case typid
      when 21 then 16 -- smallint
      when 23 then 32 -- integer
      when 20 then 64 -- bigint
      when 1700 then -- numeric
        case when typmod = -1 then null else (typmod - 4) >> 16 & 65535 end
      when 700 then 24 -- real
      when 701 then 53 -- double precision
    end;

create function _pg_numeric_precision_radix(typid oid, typmod integer) returns integer
  language sql immutable strict parallel safe
  return
    case
      when typid in (21, 23, 20, 700, 701) then 2 -- all but numeric
      when typid = 1700 then 10 -- numeric
    end;

create function _pg_numeric_scale(typid oid, typmod integer) returns integer
  language sql immutable strict parallel safe
  return
    case
      when typid in (21, 23, 20) then 0 -- smallint, integer, bigint
      when typid = 1700 then -- numeric
        case when typmod = -1 then null else typmod - 4 & 65535 end
    end;

create function _pg_datetime_precision(typid oid, typmod integer) returns integer
  language sql immutable strict parallel safe
  return
    case
      when typid = 1082 then 0 -- date
      when typid in (1083, 1114, 1184, 1266) then -- time, timestamp, with time zone or without
        case when typmod < 0 then 6 else typmod end
      when typid = 1186 then -- interval
        case when typmod < 0 or typmod & 65535 = 65535 then 6 else typmod & 65535 end
    end;

create function _pg_interval_type(typid oid, mod integer) returns text
  language sql immutable strict parallel safe
  return
    case
      when typid = 1186 then -- interval
        upper(substring(format_type(typid, mod) similar 'interval[()0-9]* #"%#"' escape '#'))
    end;


-- -------------------------------------------------------------------------------------------------
-- The database and its characters
-- -------------------------------------------------------------------------------------------------

create view information_schema_catalog_name as
  select
    current_database()::sql_identifier as catalog_name;

create view character_sets as
  select
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    getdatabaseencoding()::sql_identifier as character_set_name,
    cast(
      case when getdatabaseencoding() = 'UTF8' then 'UCS' else getdatabaseencoding() end
      as sql_identifier
    ) as character_repertoire,
    getdatabaseencoding()::sql_identifier as form_of_use,
    current_database()::sql_identifier as default_collate_catalog,
    nc.nspname::sql_identifier as default_collate_schema,
    c.collname::sql_identifier as default_collate_name
  from
    pg_database d
    left join (pg_collation c join pg_namespace nc on c.collnamespace = nc.oid)
      on d.datcollate = c.collcollate and d.datctype = c.collctype
  where d.datname = current_database()
  order by char_length(c.collname) desc, c.collname
  limit 1;

create view collations as
  select
    current_database()::sql_identifier as collation_catalog,
    nc.nspname::sql_identifier as collation_schema,
    c.collname::sql_identifier as collation_name,
    'NO PAD'::character_data as pad_attribute
  from pg_collation c, pg_namespace nc
  where
    c.collnamespace = nc.oid
    and c.collencoding in (
      -1,
      (select encoding from pg_database where datname = current_database())
    );

create view collation_character_set_applicability as
  select
    current_database()::sql_identifier as collation_catalog,
    nc.nspname::sql_identifier as collation_schema,
    c.collname::sql_identifier as collation_name,
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    getdatabaseencoding()::sql_identifier as character_set_name
  from pg_collation c, pg_namespace nc
  where
    c.collnamespace = nc.oid
    and c.collencoding in (
      -1,
      (select encoding from pg_database where datname = current_database())
    );


-- -------------------------------------------------------------------------------------------------
-- Roles
-- -------------------------------------------------------------------------------------------------

create view enabled_roles as
  select
    rolname::sql_identifier as role_name
  from pg_authid a
  where pg_has_role(oid, 'USAGE');

create view applicable_roles as
  select
    a.rolname::sql_identifier as grantee,
    b.rolname::sql_identifier as role_name,
    cast(case when m.admin_option then 'YES' else 'NO' end as yes_or_no) as is_grantable
  from
    (
      select member, roleid, admin_option from pg_auth_members
      union
      select datdba, pg_authid.oid, false
      from pg_database, pg_authid
      where datname = current_database() and rolname = 'pg_database_owner'
    ) m
    join pg_authid a on m.member = a.oid
    join pg_authid b on m.roleid = b.oid
  where pg_has_role(a.oid, 'USAGE');

create view administrable_role_authorizations as
  select
    grantee,
    role_name,
    is_grantable
  from applicable_roles
  where is_grantable = 'YES';


-- -------------------------------------------------------------------------------------------------
-- Schemas, tables and columns
-- -------------------------------------------------------------------------------------------------

create view schemata as
  select
    current_database()::sql_identifier as catalog_name,
    n.nspname::sql_identifier as schema_name,
    u.rolname::sql_identifier as schema_owner,
    null::sql_identifier as default_character_set_catalog,
    null::sql_identifier as default_character_set_schema,
    null::sql_identifier as default_character_set_name,
    null::character_data as sql_path
  from pg_namespace n, pg_authid u
  where
    n.nspowner = u.oid
    and (pg_has_role(n.nspowner, 'USAGE') or has_schema_privilege(n.oid, 'CREATE, USAGE'));

-- Of what pg_relation_is_updatable tells, 8 is INSERT, 4 UPDATE, 16 DELETE.
create view tables as
  select
    current_database()::sql_identifier as table_catalog,
    nc.nspname::sql_identifier as table_schema,
    c.relname::sql_identifier as table_name,
    cast(
      case
        when nc.oid = pg_my_temp_schema() then 'LOCAL TEMPORARY'
        when c.relkind in ('r', 'p') then 'BASE TABLE'
        when c.relkind = 'v' then 'VIEW'
        when c.relkind = 'f' then 'FOREIGN'
      end
      as character_data
    ) as table_type,
    null::sql_identifier as self_referencing_column_name,
    null::character_data as reference_generation,
    cast(
      case when t.typname is not null then current_database() end
      as sql_identifier
    ) as user_defined_type_catalog,
    nt.nspname::sql_identifier as user_defined_type_schema,
    t.typname::sql_identifier as user_defined_type_name,
    cast(
      case
        when c.relkind in ('r', 'p')
          or c.relkind in ('v', 'f')
          and pg_relation_is_updatable(c.oid, false) & 8 = 8 then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_insertable_into,
    cast(case when t.typname is not null then 'YES' else 'NO' end as yes_or_no) as is_typed,
    null::character_data as commit_action
  from
    pg_namespace nc
    join pg_class c on nc.oid = c.relnamespace
    left join (pg_type t join pg_namespace nt on t.typnamespace = nt.oid) on c.reloftype = t.oid
  where
    c.relkind in ('r', 'v', 'f', 'p')
    and not pg_is_other_temp_schema(nc.oid)
    and (
      pg_has_role(c.relowner, 'USAGE')
      or has_table_privilege(
        c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER'
      )
      or has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
    );

create view columns as
  select
    current_database()::sql_identifier as table_catalog,
    nc.nspname::sql_identifier as table_schema,
    c.relname::sql_identifier as table_name,
    a.attname::sql_identifier as column_name,
    a.attnum::cardinal_number as ordinal_position,
    cast(
      case when a.attgenerated = '' then pg_get_expr(ad.adbin, ad.adrelid) end
      as character_data
    ) as column_default,
    cast(
      case when a.attnotnull or t.typtype = 'd' and t.typnotnull then 'NO' else 'YES' end
      as yes_or_no
    ) as is_nullable,
    cast(
      case
        when t.typtype = 'd' then
          case
            when bt.typelem <> 0 and bt.typlen = -1 then 'ARRAY'
            when nbt.nspname = 'pg_catalog' then format_type(t.typbasetype, null)
            else 'USER-DEFINED'
          end
        else
          case
            when t.typelem <> 0 and t.typlen = -1 then 'ARRAY'
            when nt.nspname = 'pg_catalog' then format_type(a.atttypid, null)
            else 'USER-DEFINED'
          end
      end
      as character_data
    ) as data_type,
    _pg_char_max_length(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as character_maximum_length,
    _pg_char_octet_length(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as character_octet_length,
    _pg_numeric_precision(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as numeric_precision,
    _pg_numeric_precision_radix(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as numeric_precision_radix,
    _pg_numeric_scale(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as numeric_scale,
    _pg_datetime_precision(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as datetime_precision,
    _pg_interval_type(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::character_data as interval_type,
    null::cardinal_number as interval_precision,
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    null::sql_identifier as character_set_name,
    cast(
      case when nco.nspname is not null then current_database() end
      as sql_identifier
    ) as collation_catalog,
    nco.nspname::sql_identifier as collation_schema,
    co.collname::sql_identifier as collation_name,
    cast(
      case when t.typtype = 'd' then current_database() end
      as sql_identifier
    ) as domain_catalog,
    cast(case when t.typtype = 'd' then nt.nspname end as sql_identifier) as domain_schema,
    cast(case when t.typtype = 'd' then t.typname end as sql_identifier) as domain_name,
    current_database()::sql_identifier as udt_catalog,
    coalesce(nbt.nspname, nt.nspname)::sql_identifier as udt_schema,
    coalesce(bt.typname, t.typname)::sql_identifier as udt_name,
    null::sql_identifier as scope_catalog,
    null::sql_identifier as scope_schema,
    null::sql_identifier as scope_name,
    null::cardinal_number as maximum_cardinality,
    a.attnum::sql_identifier as dtd_identifier,
    'NO'::yes_or_no as is_self_referencing,
    cast(
      case when a.attidentity in ('a', 'd') then 'YES' else 'NO' end
      as yes_or_no
    ) as is_identity,
    cast(
      case a.attidentity when 'a' then 'ALWAYS' when 'd' then 'BY DEFAULT' end
      as character_data
    ) as identity_generation,
    seq.seqstart::character_data as identity_start,
    seq.seqincrement::character_data as identity_increment,
    seq.seqmax::character_data as identity_maximum,
    seq.seqmin::character_data as identity_minimum,
    cast(case when seq.seqcycle then 'YES' else 'NO' end as yes_or_no) as identity_cycle,
    cast(
      case when a.attgenerated <> '' then 'ALWAYS' else 'NEVER' end
      as character_data
    ) as is_generated,
    cast(
      case when a.attgenerated <> '' then pg_get_expr(ad.adbin, ad.adrelid) end
      as character_data
    ) as generation_expression,
    cast(
      case
        when c.relkind in ('r', 'p')
          or c.relkind in ('v', 'f')
          and pg_column_is_updatable(c.oid, a.attnum, false) then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_updatable
  from
    pg_attribute a
    left join pg_attrdef ad on a.attrelid = ad.adrelid and a.attnum = ad.adnum
    join (pg_class c join pg_namespace nc on c.relnamespace = nc.oid) on a.attrelid = c.oid
    join (pg_type t join pg_namespace nt on t.typnamespace = nt.oid) on a.atttypid = t.oid
    left join (pg_type bt join pg_namespace nbt on bt.typnamespace = nbt.oid)
      on t.typtype = 'd' and t.typbasetype = bt.oid
    left join (pg_collation co join pg_namespace nco on co.collnamespace = nco.oid)
      on a.attcollation = co.oid and (nco.nspname <> 'pg_catalog' or co.collname <> 'default')
    left join (
      pg_depend dep
      join pg_sequence seq
        on dep.classid = 'pg_class'::regclass and dep.objid = seq.seqrelid and dep.deptype = 'i'
    )
      on dep.refclassid = 'pg_class'::regclass
        and dep.refobjid = c.oid
        and dep.refobjsubid = a.attnum
  where
    not pg_is_other_temp_schema(nc.oid)
    and a.attnum > 0
    and not a.attisdropped
    and c.relkind in ('r', 'v', 'f', 'p')
    and (
      pg_has_role(c.relowner, 'USAGE')
      or has_column_privilege(c.oid, a.attnum, 'SELECT, INSERT, UPDATE, REFERENCES')
    );

create view column_column_usage as
  select distinct
    current_database()::sql_identifier as table_catalog,
    n.nspname::sql_identifier as table_schema,
    c.relname::sql_identifier as table_name,
    ac.attname::sql_identifier as column_name,
    ad.attname::sql_identifier as dependent_column
  from pg_namespace n, pg_class c, pg_depend d, pg_attribute ac, pg_attribute ad, pg_attrdef atd
  where
    n.oid = c.relnamespace
    and c.oid = ac.attrelid
    and c.oid = ad.attrelid
    and ac.attnum <> ad.attnum
    and ad.attrelid = atd.adrelid
    and ad.attnum = atd.adnum
    and d.classid = 'pg_attrdef'::regclass
    and d.refclassid = 'pg_class'::regclass
    and d.objid = atd.oid
    and d.refobjid = ac.attrelid
    and d.refobjsubid = ac.attnum
    and ad.attgenerated <> ''
    and pg_has_role(c.relowner, 'USAGE');

create view column_domain_usage as
  select
    current_database()::sql_identifier as domain_catalog,
    nt.nspname::sql_identifier as domain_schema,
    t.typname::sql_identifier as domain_name,
    current_database()::sql_identifier as table_catalog,
    nc.nspname::sql_identifier as table_schema,
    c.relname::sql_identifier as table_name,
    a.attname::sql_identifier as column_name
  from pg_type t, pg_namespace nt, pg_class c, pg_namespace nc, pg_attribute a
  where
    t.typnamespace = nt.oid
    and c.relnamespace = nc.oid
    and a.attrelid = c.oid
    and a.atttypid = t.oid
    and t.typtype = 'd'
    and c.relkind in ('r', 'v', 'f', 'p')
    and a.attnum > 0
    and not a.attisdropped
    and pg_has_role(t.typowner, 'USAGE');

create view column_udt_usage as
  select
    current_database()::sql_identifier as udt_catalog,
    coalesce(nbt.nspname, nt.nspname)::sql_identifier as udt_schema,
    coalesce(bt.typname, t.typname)::sql_identifier as udt_name,
    current_database()::sql_identifier as table_catalog,
    nc.nspname::sql_identifier as table_schema,
    c.relname::sql_identifier as table_name,
    a.attname::sql_identifier as column_name
  from
    pg_attribute a,
    pg_class c,
    pg_namespace nc,
    pg_type t
    join pg_namespace nt on t.typnamespace = nt.oid
    left join (pg_type bt join pg_namespace nbt on bt.typnamespace = nbt.oid)
      on t.typtype = 'd' and t.typbasetype = bt.oid
  where
    a.attrelid = c.oid
    and a.atttypid = t.oid
    and nc.oid = c.relnamespace
    and a.attnum > 0
    and not a.attisdropped
    and c.relkind in ('r', 'v', 'f', 'p')
    and pg_has_role(coalesce(bt.typowner, t.typowner), 'USAGE');


-- -------------------------------------------------------------------------------------------------
-- Constraints
-- -------------------------------------------------------------------------------------------------

create view table_constraints as
  select
    current_database()::sql_identifier as constraint_catalog,
    nc.nspname::sql_identifier as constraint_schema,
    c.conname::sql_identifier as constraint_name,
    current_database()::sql_identifier as table_catalog,
    nr.nspname::sql_identifier as table_schema,
    r.relname::sql_identifier as table_name,
    cast(
      case c.contype
        when 'c' then 'CHECK'
        when 'f' then 'FOREIGN KEY'
        when 'p' then 'PRIMARY KEY'
        when 'u' then 'UNIQUE'
      end
      as character_data
    ) as constraint_type,
    cast(case when c.condeferrable then 'YES' else 'NO' end as yes_or_no) as is_deferrable,
    cast(case when c.condeferred then 'YES' else 'NO' end as yes_or_no) as initially_deferred,
    'YES'::yes_or_no as enforced,
    cast(
      case
        when c.contype = 'u' then
          case
            when (select not indnullsnotdistinct from pg_index where indexrelid = c.conindid)
              then 'YES'
            else 'NO'
          end
      end
      as yes_or_no
    ) as nulls_distinct
  from pg_namespace nc, pg_namespace nr, pg_constraint c, pg_class r
  where
    nc.oid = c.connamespace
    and nr.oid = r.relnamespace
    and c.conrelid = r.oid
    and c.contype not in ('t', 'x')
    and r.relkind in ('r', 'p')
    and not pg_is_other_temp_schema(nr.oid)
    and (
      pg_has_role(r.relowner, 'USAGE')
      or has_table_privilege(r.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
      or has_any_column_privilege(r.oid, 'INSERT, UPDATE, REFERENCES')
    )
  union all
  select
    current_database()::sql_identifier as constraint_catalog,
    nr.nspname::sql_identifier as constraint_schema,
    cast(
      nr.oid::text || '_' || r.oid::text || '_' || a.attnum::text || '_not_null'
      as sql_identifier
    ) as constraint_name,
    current_database()::sql_identifier as table_catalog,
    nr.nspname::sql_identifier as table_schema,
    r.relname::sql_identifier as table_name,
    'CHECK'::character_data as constraint_type,
    'NO'::yes_or_no as is_deferrable,
    'NO'::yes_or_no as initially_deferred,
    'YES'::yes_or_no as enforced,
    null::yes_or_no as nulls_distinct
  from pg_namespace nr, pg_class r, pg_attribute a
  where
    nr.oid = r.relnamespace
    and r.oid = a.attrelid
    and a.attnotnull
    and a.attnum > 0
    and not a.attisdropped
    and r.relkind in ('r', 'p')
    and not pg_is_other_temp_schema(nr.oid)
    and (
      pg_has_role(r.relowner, 'USAGE')
      or has_table_privilege(r.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
      or has_any_column_privilege(r.oid, 'INSERT, UPDATE, REFERENCES')
    );

-- A column that is NOT NULL has a check too, whose name is made of OIDs.
create view check_constraints as
  select
    current_database()::sql_identifier as constraint_catalog,
    rs.nspname::sql_identifier as constraint_schema,
    con.conname::sql_identifier as constraint_name,
    pg_get_expr(con.conbin, coalesce(c.oid, 0))::character_data as check_clause
  from
    pg_constraint con
    left join pg_namespace rs on rs.oid = con.connamespace
    left join pg_class c on c.oid = con.conrelid
    left join pg_type t on t.oid = con.contypid
  where pg_has_role(coalesce(c.relowner, t.typowner), 'USAGE') and con.contype = 'c'
  union
  select
    current_database()::sql_identifier as constraint_catalog,
    rs.nspname::sql_identifier as constraint_schema,
    con.conname::sql_identifier as constraint_name,
    format('%s IS NOT NULL', coalesce(at.attname, 'VALUE'))::character_data as check_clause
  from
    pg_constraint con
    left join pg_namespace rs on rs.oid = con.connamespace
    left join pg_class c on c.oid = con.conrelid
    left join pg_type t on t.oid = con.contypid
    left join pg_attribute at on con.conrelid = at.attrelid and con.conkey[1] = at.attnum
  where pg_has_role(coalesce(c.relowner, t.typowner), 'USAGE') and con.contype = 'n'
  union
  select
    current_database()::sql_identifier as constraint_catalog,
    n.nspname::sql_identifier as constraint_schema,
    cast(
      n.oid::text || '_' || r.oid::text || '_' || a.attnum::text || '_not_null'
      as sql_identifier
    ) as constraint_name,
    cast(a.attname || ' IS NOT NULL' as character_data) as check_clause
  from pg_namespace n, pg_class r, pg_attribute a
  where
    n.oid = r.relnamespace
    and r.oid = a.attrelid
    and a.attnum > 0
    and not a.attisdropped
    and a.attnotnull
    and r.relkind in ('r', 'p')
    and pg_has_role(r.relowner, 'USAGE');

create view check_constraint_routine_usage as
  select distinct
    current_database()::sql_identifier as constraint_catalog,
    nc.nspname::sql_identifier as constraint_schema,
    c.conname::sql_identifier as constraint_name,
    current_database()::sql_identifier as specific_catalog,
    np.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name
  from pg_namespace nc, pg_constraint c, pg_depend d, pg_proc p, pg_namespace np
  where
    nc.oid = c.connamespace
    and c.contype = 'c'
    and c.oid = d.objid
    and d.classid = 'pg_constraint'::regclass
    and d.refobjid = p.oid
    and d.refclassid = 'pg_proc'::regclass
    and p.pronamespace = np.oid
    and pg_has_role(p.proowner, 'USAGE');

-- The key that is referred to is found over the index that both constraints depend on.
create view referential_constraints as
  select
    current_database()::sql_identifier as constraint_catalog,
    ncon.nspname::sql_identifier as constraint_schema,
    con.conname::sql_identifier as constraint_name,
    cast(
      case when npkc.nspname is null then null else current_database() end
      as sql_identifier
    ) as unique_constraint_catalog,
    npkc.nspname::sql_identifier as unique_constraint_schema,
    pkc.conname::sql_identifier as unique_constraint_name,
    cast(
      case con.confmatchtype
        when 'f' then 'FULL'
        when 'p' then 'PARTIAL'
        when 's' then 'NONE'
      end
      as character_data
    ) as match_option,
    cast(
      case con.confupdtype
        when 'c' then 'CASCADE'
        when 'n' then 'SET NULL'
        when 'd' then 'SET DEFAULT'
        when 'r' then 'RESTRICT'
        when 'a' then 'NO ACTION'
      end
      as character_data
    ) as update_rule,
    cast(
      case con.confdeltype
        when 'c' then 'CASCADE'
        when 'n' then 'SET NULL'
        when 'd' then 'SET DEFAULT'
        when 'r' then 'RESTRICT'
        when 'a' then 'NO ACTION'
      end
      as character_data
    ) as delete_rule
  from
    pg_namespace ncon
    join pg_constraint con on ncon.oid = con.connamespace
    join pg_class c on con.conrelid = c.oid and con.contype = 'f'
    left join pg_depend d1
      on d1.objid = con.oid
        and d1.classid = 'pg_constraint'::regclass
        and d1.refclassid = 'pg_class'::regclass
        and d1.refobjsubid = 0
    left join pg_depend d2
      on d2.refclassid = 'pg_constraint'::regclass
        and d2.classid = 'pg_class'::regclass
        and d2.objid = d1.refobjid
        and d2.objsubid = 0
        and d2.deptype = 'i'
    left join pg_constraint pkc
      on pkc.oid = d2.refobjid and pkc.contype in ('p', 'u') and pkc.conrelid = con.confrelid
    left join pg_namespace npkc on pkc.connamespace = npkc.oid
  where
    pg_has_role(c.relowner, 'USAGE')
    or has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
    or has_any_column_privilege(c.oid, 'INSERT, UPDATE, REFERENCES');

-- The subquery has a row for each column of a key.
create view key_column_usage as
  select
    current_database()::sql_identifier as constraint_catalog,
    ss.nc_nspname::sql_identifier as constraint_schema,
    ss.conname::sql_identifier as constraint_name,
    current_database()::sql_identifier as table_catalog,
    ss.nr_nspname::sql_identifier as table_schema,
    ss.relname::sql_identifier as table_name,
    a.attname::sql_identifier as column_name,
    (ss.x).n::cardinal_number as ordinal_position,
    cast(
      case when ss.contype = 'f' then _pg_index_position(ss.conindid, ss.confkey[(ss.x).n]) end
      as cardinal_number
    ) as position_in_unique_constraint
  from
    pg_attribute a,
    (
      select
        r.oid as roid,
        r.relname,
        r.relowner,
        nc.nspname as nc_nspname,
        nr.nspname as nr_nspname,
        c.oid as coid,
        c.conname,
        c.contype,
        c.conindid,
        c.confkey,
        c.confrelid,
        _pg_expandarray(c.conkey) as x
      from pg_namespace nr, pg_class r, pg_namespace nc, pg_constraint c
      where
        nr.oid = r.relnamespace
        and r.oid = c.conrelid
        and nc.oid = c.connamespace
        and c.contype in ('p', 'u', 'f')
        and r.relkind in ('r', 'p')
        and not pg_is_other_temp_schema(nr.oid)
    ) ss
  where
    ss.roid = a.attrelid
    and a.attnum = (ss.x).x
    and not a.attisdropped
    and (
      pg_has_role(ss.relowner, 'USAGE')
      or has_column_privilege(ss.roid, a.attnum, 'SELECT, INSERT, UPDATE, REFERENCES')
    );

create view constraint_table_usage as
  select
    current_database()::sql_identifier as table_catalog,
    nr.nspname::sql_identifier as table_schema,
    r.relname::sql_identifier as table_name,
    current_database()::sql_identifier as constraint_catalog,
    nc.nspname::sql_identifier as constraint_schema,
    c.conname::sql_identifier as constraint_name
  from pg_constraint c, pg_namespace nc, pg_class r, pg_namespace nr
  where
    c.connamespace = nc.oid
    and r.relnamespace = nr.oid
    and (
      c.contype = 'f' and c.confrelid = r.oid or c.contype in ('p', 'u') and c.conrelid = r.oid
    )
    and r.relkind in ('r', 'p')
    and pg_has_role(r.relowner, 'USAGE');

-- Checks name their columns in pg_depend, keys in pg_constraint.
create view constraint_column_usage as
  select
    current_database()::sql_identifier as table_catalog,
    tblschema::sql_identifier as table_schema,
    tblname::sql_identifier as table_name,
    colname::sql_identifier as column_name,
    current_database()::sql_identifier as constraint_catalog,
    cstrschema::sql_identifier as constraint_schema,
    cstrname::sql_identifier as constraint_name
  from
    (
      select distinct nr.nspname, r.relname, r.relowner, a.attname, nc.nspname, c.conname
      from
        pg_namespace nr,
        pg_class r,
        pg_attribute a,
        pg_depend d,
        pg_namespace nc,
        pg_constraint c
      where
        nr.oid = r.relnamespace
        and r.oid = a.attrelid
        and d.refclassid = 'pg_class'::regclass
        and d.refobjid = r.oid
        and d.refobjsubid = a.attnum
        and d.classid = 'pg_constraint'::regclass
        and d.objid = c.oid
        and c.connamespace = nc.oid
        and c.contype = 'c'
        and r.relkind in ('r', 'p')
        and not a.attisdropped
      union all
      select nr.nspname, r.relname, r.relowner, a.attname, nc.nspname, c.conname
      from pg_namespace nr, pg_class r, pg_attribute a, pg_namespace nc, pg_constraint c
      where
        nr.oid = r.relnamespace
        and r.oid = a.attrelid
        and nc.oid = c.connamespace
        and r.oid = case c.contype when 'f' then c.confrelid else c.conrelid end
        and a.attnum = any (case c.contype when 'f' then c.confkey else c.conkey end)
        and not a.attisdropped
        and c.contype in ('p', 'u', 'f')
        and r.relkind in ('r', 'p')
    ) x (tblschema, tblname, tblowner, colname, cstrschema, cstrname)
  where pg_has_role(tblowner, 'USAGE');


-- -------------------------------------------------------------------------------------------------
-- Views
-- -------------------------------------------------------------------------------------------------

-- Bits of tgtype: 1 for each row, 4 INSERT, 8 DELETE, 16 UPDATE, 64 INSTEAD OF. Those of
-- pg_relation_is_updatable: 4 UPDATE, 8 INSERT, 16 DELETE.
create view views as
  select
    current_database()::sql_identifier as table_catalog,
    nc.nspname::sql_identifier as table_schema,
    c.relname::sql_identifier as table_name,
    cast(
      case when pg_has_role(c.relowner, 'USAGE') then pg_get_viewdef(c.oid) end
      as character_data
    ) as view_definition,
    cast(
      case
        when 'check_option=cascaded' = any (c.reloptions) then 'CASCADED'
        when 'check_option=local' = any (c.reloptions) then 'LOCAL'
        else 'NONE'
      end
      as character_data
    ) as check_option,
    cast(
      case when pg_relation_is_updatable(c.oid, false) & 20 = 20 then 'YES' else 'NO' end
      as yes_or_no
    ) as is_updatable,
    cast(
      case when pg_relation_is_updatable(c.oid, false) & 8 = 8 then 'YES' else 'NO' end
      as yes_or_no
    ) as is_insertable_into,
    cast(
      case
        when exists (
            select 1 from pg_trigger where tgrelid = c.oid and tgtype & 81 = 81
          ) then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_trigger_updatable,
    cast(
      case
        when exists (
            select 1 from pg_trigger where tgrelid = c.oid and tgtype & 73 = 73
          ) then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_trigger_deletable,
    cast(
      case
        when exists (
            select 1 from pg_trigger where tgrelid = c.oid and tgtype & 69 = 69
          ) then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_trigger_insertable_into
  from pg_namespace nc, pg_class c
  where
    c.relnamespace = nc.oid
    and c.relkind = 'v'
    and not pg_is_other_temp_schema(nc.oid)
    and (
      pg_has_role(c.relowner, 'USAGE')
      or has_table_privilege(
        c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER'
      )
      or has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
    );

create view view_table_usage as
  select distinct
    current_database()::sql_identifier as view_catalog,
    nv.nspname::sql_identifier as view_schema,
    v.relname::sql_identifier as view_name,
    current_database()::sql_identifier as table_catalog,
    nt.nspname::sql_identifier as table_schema,
    t.relname::sql_identifier as table_name
  from pg_namespace nv, pg_class v, pg_depend dv, pg_depend dt, pg_class t, pg_namespace nt
  where
    nv.oid = v.relnamespace
    and v.relkind = 'v'
    and v.oid = dv.refobjid
    and dv.refclassid = 'pg_class'::regclass
    and dv.classid = 'pg_rewrite'::regclass
    and dv.deptype = 'i'
    and dv.objid = dt.objid
    and dv.refobjid <> dt.refobjid
    and dt.classid = 'pg_rewrite'::regclass
    and dt.refclassid = 'pg_class'::regclass
    and dt.refobjid = t.oid
    and t.relnamespace = nt.oid
    and t.relkind in ('r', 'v', 'f', 'p')
    and pg_has_role(t.relowner, 'USAGE');

create view view_column_usage as
  select distinct
    current_database()::sql_identifier as view_catalog,
    nv.nspname::sql_identifier as view_schema,
    v.relname::sql_identifier as view_name,
    current_database()::sql_identifier as table_catalog,
    nt.nspname::sql_identifier as table_schema,
    t.relname::sql_identifier as table_name,
    a.attname::sql_identifier as column_name
  from
    pg_namespace nv,
    pg_class v,
    pg_depend dv,
    pg_depend dt,
    pg_class t,
    pg_namespace nt,
    pg_attribute a
  where
    nv.oid = v.relnamespace
    and v.relkind = 'v'
    and v.oid = dv.refobjid
    and dv.refclassid = 'pg_class'::regclass
    and dv.classid = 'pg_rewrite'::regclass
    and dv.deptype = 'i'
    and dv.objid = dt.objid
    and dv.refobjid <> dt.refobjid
    and dt.classid = 'pg_rewrite'::regclass
    and dt.refclassid = 'pg_class'::regclass
    and dt.refobjid = t.oid
    and t.relnamespace = nt.oid
    and t.relkind in ('r', 'v', 'f', 'p')
    and t.oid = a.attrelid
    and dt.refobjsubid = a.attnum
    and pg_has_role(t.relowner, 'USAGE');

create view view_routine_usage as
  select distinct
    current_database()::sql_identifier as table_catalog,
    nv.nspname::sql_identifier as table_schema,
    v.relname::sql_identifier as table_name,
    current_database()::sql_identifier as specific_catalog,
    np.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name
  from pg_namespace nv, pg_class v, pg_depend dv, pg_depend dp, pg_proc p, pg_namespace np
  where
    nv.oid = v.relnamespace
    and v.relkind = 'v'
    and v.oid = dv.refobjid
    and dv.refclassid = 'pg_class'::regclass
    and dv.classid = 'pg_rewrite'::regclass
    and dv.deptype = 'i'
    and dv.objid = dp.objid
    and dp.classid = 'pg_rewrite'::regclass
    and dp.refclassid = 'pg_proc'::regclass
    and dp.refobjid = p.oid
    and p.pronamespace = np.oid
    and pg_has_role(p.proowner, 'USAGE');


-- -------------------------------------------------------------------------------------------------
-- Triggers
-- -------------------------------------------------------------------------------------------------

-- A row for each event of a trigger. Bits of tgtype: 1 for each row, 2 BEFORE, 4 INSERT, 8 DELETE,
-- 16 UPDATE, 64 INSTEAD OF.
create view triggers as
  select
    current_database()::sql_identifier as trigger_catalog,
    n.nspname::sql_identifier as trigger_schema,
    t.tgname::sql_identifier as trigger_name,
    em.text::character_data as event_manipulation,
    current_database()::sql_identifier as event_object_catalog,
    n.nspname::sql_identifier as event_object_schema,
    c.relname::sql_identifier as event_object_table,
    cast(
      rank() over (
        partition by
          n.nspname::sql_identifier,
          c.relname::sql_identifier,
          em.num,
          t.tgtype & 1,
          t.tgtype & 66
        order by t.tgname
      )
      as cardinal_number
    ) as action_order,
    cast(
      case
        when pg_has_role(c.relowner, 'USAGE') then (
          regexp_match(pg_get_triggerdef(t.oid), '.{35,} WHEN \((.+)\) EXECUTE FUNCTION')
        )[1]
      end
      as character_data
    ) as action_condition,
    cast(
      substring(
        pg_get_triggerdef(t.oid)
        from position('EXECUTE FUNCTION' in substring(pg_get_triggerdef(t.oid) from 48)) + 47
      )
      as character_data
    ) as action_statement,
    cast(
      case t.tgtype & 1 when 1 then 'ROW' else 'STATEMENT' end
      as character_data
    ) as action_orientation,
    cast(
      case t.tgtype & 66 when 2 then 'BEFORE' when 64 then 'INSTEAD OF' else 'AFTER' end
      as character_data
    ) as action_timing,
    t.tgoldtable::sql_identifier as action_reference_old_table,
    t.tgnewtable::sql_identifier as action_reference_new_table,
    null::sql_identifier as action_reference_old_row,
    null::sql_identifier as action_reference_new_row,
    null::time_stamp as created
  from
    pg_namespace n,
    pg_class c,
    pg_trigger t,
    (values (4, 'INSERT'), (8, 'DELETE'), (16, 'UPDATE')) em (num, text)
  where
    n.oid = c.relnamespace
    and c.oid = t.tgrelid
    and t.tgtype & em.num <> 0
    and not t.tgisinternal
    and not pg_is_other_temp_schema(n.oid)
    and (
      pg_has_role(c.relowner, 'USAGE')
      or has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
      or has_any_column_privilege(c.oid, 'INSERT, UPDATE, REFERENCES')
    );

create view triggered_update_columns as
  select
    current_database()::sql_identifier as trigger_catalog,
    n.nspname::sql_identifier as trigger_schema,
    t.tgname::sql_identifier as trigger_name,
    current_database()::sql_identifier as event_object_catalog,
    n.nspname::sql_identifier as event_object_schema,
    c.relname::sql_identifier as event_object_table,
    a.attname::sql_identifier as event_object_column
  from
    pg_namespace n,
    pg_class c,
    pg_trigger t,
    (
      select ta0.tgoid, (ta0.tgat).x as tgattnum, (ta0.tgat).n as tgattpos
      from (select oid as tgoid, _pg_expandarray(tgattr) as tgat from pg_trigger) ta0
    ) ta,
    pg_attribute a
  where
    n.oid = c.relnamespace
    and c.oid = t.tgrelid
    and t.oid = ta.tgoid
    and (a.attrelid = t.tgrelid and a.attnum = ta.tgattnum)
    and not t.tgisinternal
    and not pg_is_other_temp_schema(n.oid)
    and (
      pg_has_role(c.relowner, 'USAGE')
      or has_column_privilege(c.oid, a.attnum, 'INSERT, UPDATE, REFERENCES')
    );


-- -------------------------------------------------------------------------------------------------
-- Sequences
-- -------------------------------------------------------------------------------------------------

create view sequences as
  select
    current_database()::sql_identifier as sequence_catalog,
    nc.nspname::sql_identifier as sequence_schema,
    c.relname::sql_identifier as sequence_name,
    format_type(s.seqtypid, null)::character_data as data_type,
    _pg_numeric_precision(s.seqtypid, -1)::cardinal_number as numeric_precision,
    2::cardinal_number as numeric_precision_radix,
    0::cardinal_number as numeric_scale,
    s.seqstart::character_data as start_value,
    s.seqmin::character_data as minimum_value,
    s.seqmax::character_data as maximum_value,
    s.seqincrement::character_data as increment,
    cast(case when s.seqcycle then 'YES' else 'NO' end as yes_or_no) as cycle_option
  from pg_namespace nc, pg_class c, pg_sequence s
  where
    c.relnamespace = nc.oid
    and c.relkind = 'S'
    and not exists (
      select 1
      from pg_depend
      where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'i'
    )
    and not pg_is_other_temp_schema(nc.oid)
    and c.oid = s.seqrelid
    and (
      pg_has_role(c.relowner, 'USAGE') or has_sequence_privilege(c.oid, 'SELECT, UPDATE, USAGE')
    );


-- -------------------------------------------------------------------------------------------------
-- Types
-- -------------------------------------------------------------------------------------------------

create view domains as
  select
    current_database()::sql_identifier as domain_catalog,
    nt.nspname::sql_identifier as domain_schema,
    t.typname::sql_identifier as domain_name,
    cast(
      case
        when t.typelem <> 0 and t.typlen = -1 then 'ARRAY'
        when nbt.nspname = 'pg_catalog' then format_type(t.typbasetype, null)
        else 'USER-DEFINED'
      end
      as character_data
    ) as data_type,
    _pg_char_max_length(t.typbasetype, t.typtypmod)::cardinal_number as character_maximum_length,
    _pg_char_octet_length(t.typbasetype, t.typtypmod)::cardinal_number as character_octet_length,
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    null::sql_identifier as character_set_name,
    cast(
      case when nco.nspname is not null then current_database() end
      as sql_identifier
    ) as collation_catalog,
    nco.nspname::sql_identifier as collation_schema,
    co.collname::sql_identifier as collation_name,
    _pg_numeric_precision(t.typbasetype, t.typtypmod)::cardinal_number as numeric_precision,
    _pg_numeric_precision_radix(
      t.typbasetype, t.typtypmod
    )::cardinal_number as numeric_precision_radix,
    _pg_numeric_scale(t.typbasetype, t.typtypmod)::cardinal_number as numeric_scale,
    _pg_datetime_precision(t.typbasetype, t.typtypmod)::cardinal_number as datetime_precision,
    _pg_interval_type(t.typbasetype, t.typtypmod)::character_data as interval_type,
    null::cardinal_number as interval_precision,
    t.typdefault::character_data as domain_default,
    current_database()::sql_identifier as udt_catalog,
    nbt.nspname::sql_identifier as udt_schema,
    bt.typname::sql_identifier as udt_name,
    null::sql_identifier as scope_catalog,
    null::sql_identifier as scope_schema,
    null::sql_identifier as scope_name,
    null::cardinal_number as maximum_cardinality,
    1::sql_identifier as dtd_identifier
  from
    pg_type t
    join pg_namespace nt on t.typnamespace = nt.oid
    join (pg_type bt join pg_namespace nbt on bt.typnamespace = nbt.oid)
      on t.typbasetype = bt.oid and t.typtype = 'd'
    left join (pg_collation co join pg_namespace nco on co.collnamespace = nco.oid)
      on t.typcollation = co.oid and (nco.nspname <> 'pg_catalog' or co.collname <> 'default')
  where pg_has_role(t.typowner, 'USAGE') or has_type_privilege(t.oid, 'USAGE');

create view domain_constraints as
  select
    current_database()::sql_identifier as constraint_catalog,
    rs.nspname::sql_identifier as constraint_schema,
    con.conname::sql_identifier as constraint_name,
    current_database()::sql_identifier as domain_catalog,
    n.nspname::sql_identifier as domain_schema,
    t.typname::sql_identifier as domain_name,
    cast(case when con.condeferrable then 'YES' else 'NO' end as yes_or_no) as is_deferrable,
    cast(case when con.condeferred then 'YES' else 'NO' end as yes_or_no) as initially_deferred
  from pg_namespace rs, pg_namespace n, pg_constraint con, pg_type t
  where
    rs.oid = con.connamespace
    and n.oid = t.typnamespace
    and t.oid = con.contypid
    and (pg_has_role(t.typowner, 'USAGE') or has_type_privilege(t.oid, 'USAGE'));

create view domain_udt_usage as
  select
    current_database()::sql_identifier as udt_catalog,
    nbt.nspname::sql_identifier as udt_schema,
    bt.typname::sql_identifier as udt_name,
    current_database()::sql_identifier as domain_catalog,
    nt.nspname::sql_identifier as domain_schema,
    t.typname::sql_identifier as domain_name
  from pg_type t, pg_namespace nt, pg_type bt, pg_namespace nbt
  where
    t.typnamespace = nt.oid
    and t.typbasetype = bt.oid
    and bt.typnamespace = nbt.oid
    and t.typtype = 'd'
    and pg_has_role(bt.typowner, 'USAGE');

create view user_defined_types as
  select
    current_database()::sql_identifier as user_defined_type_catalog,
    n.nspname::sql_identifier as user_defined_type_schema,
    c.relname::sql_identifier as user_defined_type_name,
    'STRUCTURED'::character_data as user_defined_type_category,
    'YES'::yes_or_no as is_instantiable,
    null::yes_or_no as is_final,
    null::character_data as ordering_form,
    null::character_data as ordering_category,
    null::sql_identifier as ordering_routine_catalog,
    null::sql_identifier as ordering_routine_schema,
    null::sql_identifier as ordering_routine_name,
    null::character_data as reference_type,
    null::character_data as data_type,
    null::cardinal_number as character_maximum_length,
    null::cardinal_number as character_octet_length,
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    null::sql_identifier as character_set_name,
    null::sql_identifier as collation_catalog,
    null::sql_identifier as collation_schema,
    null::sql_identifier as collation_name,
    null::cardinal_number as numeric_precision,
    null::cardinal_number as numeric_precision_radix,
    null::cardinal_number as numeric_scale,
    null::cardinal_number as datetime_precision,
    null::character_data as interval_type,
    null::cardinal_number as interval_precision,
    null::sql_identifier as source_dtd_identifier,
    null::sql_identifier as ref_dtd_identifier
  from pg_namespace n, pg_class c, pg_type t
  where
    n.oid = c.relnamespace
    and t.typrelid = c.oid
    and c.relkind = 'c'
    and (pg_has_role(t.typowner, 'USAGE') or has_type_privilege(t.oid, 'USAGE'));

create view attributes as
  select
    current_database()::sql_identifier as udt_catalog,
    nc.nspname::sql_identifier as udt_schema,
    c.relname::sql_identifier as udt_name,
    a.attname::sql_identifier as attribute_name,
    a.attnum::cardinal_number as ordinal_position,
    pg_get_expr(ad.adbin, ad.adrelid)::character_data as attribute_default,
    cast(
      case when a.attnotnull or t.typtype = 'd' and t.typnotnull then 'NO' else 'YES' end
      as yes_or_no
    ) as is_nullable,
    cast(
      case
        when t.typelem <> 0 and t.typlen = -1 then 'ARRAY'
        when nt.nspname = 'pg_catalog' then format_type(a.atttypid, null)
        else 'USER-DEFINED'
      end
      as character_data
    ) as data_type,
    _pg_char_max_length(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as character_maximum_length,
    _pg_char_octet_length(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as character_octet_length,
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    null::sql_identifier as character_set_name,
    cast(
      case when nco.nspname is not null then current_database() end
      as sql_identifier
    ) as collation_catalog,
    nco.nspname::sql_identifier as collation_schema,
    co.collname::sql_identifier as collation_name,
    _pg_numeric_precision(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as numeric_precision,
    _pg_numeric_precision_radix(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as numeric_precision_radix,
    _pg_numeric_scale(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as numeric_scale,
    _pg_datetime_precision(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::cardinal_number as datetime_precision,
    _pg_interval_type(
      _pg_truetypid(a, t), _pg_truetypmod(a, t)
    )::character_data as interval_type,
    null::cardinal_number as interval_precision,
    current_database()::sql_identifier as attribute_udt_catalog,
    nt.nspname::sql_identifier as attribute_udt_schema,
    t.typname::sql_identifier as attribute_udt_name,
    null::sql_identifier as scope_catalog,
    null::sql_identifier as scope_schema,
    null::sql_identifier as scope_name,
    null::cardinal_number as maximum_cardinality,
    a.attnum::sql_identifier as dtd_identifier,
    'NO'::yes_or_no as is_derived_reference_attribute
  from
    pg_attribute a
    left join pg_attrdef ad on a.attrelid = ad.adrelid and a.attnum = ad.adnum
    join (pg_class c join pg_namespace nc on c.relnamespace = nc.oid) on a.attrelid = c.oid
    join (pg_type t join pg_namespace nt on t.typnamespace = nt.oid) on a.atttypid = t.oid
    left join (pg_collation co join pg_namespace nco on co.collnamespace = nco.oid)
      on a.attcollation = co.oid and (nco.nspname <> 'pg_catalog' or co.collname <> 'default')
  where
    a.attnum > 0
    and not a.attisdropped
    and c.relkind = 'c'
    and (pg_has_role(c.relowner, 'USAGE') or has_type_privilege(c.reltype, 'USAGE'));

create view transforms as
  select
    current_database()::sql_identifier as udt_catalog,
    nt.nspname::sql_identifier as udt_schema,
    t.typname::sql_identifier as udt_name,
    current_database()::sql_identifier as specific_catalog,
    np.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name,
    l.lanname::sql_identifier as group_name,
    'FROM SQL'::character_data as transform_type
  from
    pg_type t
    join pg_transform x on t.oid = x.trftype
    join pg_language l on x.trflang = l.oid
    join pg_proc p on x.trffromsql = p.oid
    join pg_namespace nt on t.typnamespace = nt.oid
    join pg_namespace np on p.pronamespace = np.oid
  union
  select
    current_database()::sql_identifier as udt_catalog,
    nt.nspname::sql_identifier as udt_schema,
    t.typname::sql_identifier as udt_name,
    current_database()::sql_identifier as specific_catalog,
    np.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name,
    l.lanname::sql_identifier as group_name,
    'TO SQL'::character_data as transform_type
  from
    pg_type t
    join pg_transform x on t.oid = x.trftype
    join pg_language l on x.trflang = l.oid
    join pg_proc p on x.trftosql = p.oid
    join pg_namespace nt on t.typnamespace = nt.oid
    join pg_namespace np on p.pronamespace = np.oid
  order by 1, 2, 3, 7, 8;


-- -------------------------------------------------------------------------------------------------
-- Routines
-- -------------------------------------------------------------------------------------------------

create view routines as
  select
    current_database()::sql_identifier as specific_catalog,
    n.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name,
    current_database()::sql_identifier as routine_catalog,
    n.nspname::sql_identifier as routine_schema,
    p.proname::sql_identifier as routine_name,
    cast(
      case p.prokind when 'f' then 'FUNCTION' when 'p' then 'PROCEDURE' end
      as character_data
    ) as routine_type,
    null::sql_identifier as module_catalog,
    null::sql_identifier as module_schema,
    null::sql_identifier as module_name,
    null::sql_identifier as udt_catalog,
    null::sql_identifier as udt_schema,
    null::sql_identifier as udt_name,
    cast(
      case
        when p.prokind = 'p' then null
        when t.typelem <> 0 and t.typlen = -1 then 'ARRAY'
        when nt.nspname = 'pg_catalog' then format_type(t.oid, null)
        else 'USER-DEFINED'
      end
      as character_data
    ) as data_type,
    null::cardinal_number as character_maximum_length,
    null::cardinal_number as character_octet_length,
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    null::sql_identifier as character_set_name,
    null::sql_identifier as collation_catalog,
    null::sql_identifier as collation_schema,
    null::sql_identifier as collation_name,
    null::cardinal_number as numeric_precision,
    null::cardinal_number as numeric_precision_radix,
    null::cardinal_number as numeric_scale,
    null::cardinal_number as datetime_precision,
    null::character_data as interval_type,
    null::cardinal_number as interval_precision,
    cast(
      case when nt.nspname is not null then current_database() end
      as sql_identifier
    ) as type_udt_catalog,
    nt.nspname::sql_identifier as type_udt_schema,
    t.typname::sql_identifier as type_udt_name,
    null::sql_identifier as scope_catalog,
    null::sql_identifier as scope_schema,
    null::sql_identifier as scope_name,
    null::cardinal_number as maximum_cardinality,
    cast(case when p.prokind <> 'p' then 0 end as sql_identifier) as dtd_identifier,
    cast(
      case when l.lanname = 'sql' then 'SQL' else 'EXTERNAL' end
      as character_data
    ) as routine_body,
    cast(
      case when pg_has_role(p.proowner, 'USAGE') then p.prosrc end
      as character_data
    ) as routine_definition,
    cast(case when l.lanname = 'c' then p.prosrc end as character_data) as external_name,
    upper(l.lanname)::character_data as external_language,
    'GENERAL'::character_data as parameter_style,
    cast(
      case when p.provolatile = 'i' then 'YES' else 'NO' end
      as yes_or_no
    ) as is_deterministic,
    'MODIFIES'::character_data as sql_data_access,
    cast(
      case when p.prokind <> 'p' then case when p.proisstrict then 'YES' else 'NO' end end
      as yes_or_no
    ) as is_null_call,
    null::character_data as sql_path,
    'YES'::yes_or_no as schema_level_routine,
    0::cardinal_number as max_dynamic_result_sets,
    null::yes_or_no as is_user_defined_cast,
    null::yes_or_no as is_implicitly_invocable,
    cast(
      case when p.prosecdef then 'DEFINER' else 'INVOKER' end
      as character_data
    ) as security_type,
    null::sql_identifier as to_sql_specific_catalog,
    null::sql_identifier as to_sql_specific_schema,
    null::sql_identifier as to_sql_specific_name,
    'NO'::yes_or_no as as_locator,
    null::time_stamp as created,
    null::time_stamp as last_altered,
    null::yes_or_no as new_savepoint_level,
    'NO'::yes_or_no as is_udt_dependent,
    null::character_data as result_cast_from_data_type,
    null::yes_or_no as result_cast_as_locator,
    null::cardinal_number as result_cast_char_max_length,
    null::cardinal_number as result_cast_char_octet_length,
    null::sql_identifier as result_cast_char_set_catalog,
    null::sql_identifier as result_cast_char_set_schema,
    null::sql_identifier as result_cast_char_set_name,
    null::sql_identifier as result_cast_collation_catalog,
    null::sql_identifier as result_cast_collation_schema,
    null::sql_identifier as result_cast_collation_name,
    null::cardinal_number as result_cast_numeric_precision,
    null::cardinal_number as result_cast_numeric_precision_radix,
    null::cardinal_number as result_cast_numeric_scale,
    null::cardinal_number as result_cast_datetime_precision,
    null::character_data as result_cast_interval_type,
    null::cardinal_number as result_cast_interval_precision,
    null::sql_identifier as result_cast_type_udt_catalog,
    null::sql_identifier as result_cast_type_udt_schema,
    null::sql_identifier as result_cast_type_udt_name,
    null::sql_identifier as result_cast_scope_catalog,
    null::sql_identifier as result_cast_scope_schema,
    null::sql_identifier as result_cast_scope_name,
    null::cardinal_number as result_cast_maximum_cardinality,
    null::sql_identifier as result_cast_dtd_identifier
  from
    pg_namespace n
    join pg_proc p on n.oid = p.pronamespace
    join pg_language l on p.prolang = l.oid
    left join (pg_type t join pg_namespace nt on t.typnamespace = nt.oid)
      on p.prorettype = t.oid and p.prokind <> 'p'
  where pg_has_role(p.proowner, 'USAGE') or has_function_privilege(p.oid, 'EXECUTE');

-- The subquery has a row for each parameter.
create view parameters as
  select
    current_database()::sql_identifier as specific_catalog,
    ss.n_nspname::sql_identifier as specific_schema,
    nameconcatoid(ss.proname, ss.p_oid)::sql_identifier as specific_name,
    (ss.x).n::cardinal_number as ordinal_position,
    cast(
      case
        when ss.proargmodes is null then 'IN'
        when ss.proargmodes[(ss.x).n] = 'i' then 'IN'
        when ss.proargmodes[(ss.x).n] = 'o' then 'OUT'
        when ss.proargmodes[(ss.x).n] = 'b' then 'INOUT'
        when ss.proargmodes[(ss.x).n] = 'v' then 'IN'
        when ss.proargmodes[(ss.x).n] = 't' then 'OUT'
      end
      as character_data
    ) as parameter_mode,
    'NO'::yes_or_no as is_result,
    'NO'::yes_or_no as as_locator,
    nullif(ss.proargnames[(ss.x).n], '')::sql_identifier as parameter_name,
    cast(
      case
        when t.typelem <> 0 and t.typlen = -1 then 'ARRAY'
        when nt.nspname = 'pg_catalog' then format_type(t.oid, null)
        else 'USER-DEFINED'
      end
      as character_data
    ) as data_type,
    null::cardinal_number as character_maximum_length,
    null::cardinal_number as character_octet_length,
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    null::sql_identifier as character_set_name,
    null::sql_identifier as collation_catalog,
    null::sql_identifier as collation_schema,
    null::sql_identifier as collation_name,
    null::cardinal_number as numeric_precision,
    null::cardinal_number as numeric_precision_radix,
    null::cardinal_number as numeric_scale,
    null::cardinal_number as datetime_precision,
    null::character_data as interval_type,
    null::cardinal_number as interval_precision,
    current_database()::sql_identifier as udt_catalog,
    nt.nspname::sql_identifier as udt_schema,
    t.typname::sql_identifier as udt_name,
    null::sql_identifier as scope_catalog,
    null::sql_identifier as scope_schema,
    null::sql_identifier as scope_name,
    null::cardinal_number as maximum_cardinality,
    (ss.x).n::sql_identifier as dtd_identifier,
    cast(
      case
        when pg_has_role(ss.proowner, 'USAGE') then pg_get_function_arg_default(
          ss.p_oid, (ss.x).n
        )
      end
      as character_data
    ) as parameter_default
  from
    pg_type t,
    pg_namespace nt,
    (
      select
        n.nspname as n_nspname,
        p.proname,
        p.oid as p_oid,
        p.proowner,
        p.proargnames,
        p.proargmodes,
        _pg_expandarray(coalesce(p.proallargtypes, p.proargtypes::oid[])) as x
      from pg_namespace n, pg_proc p
      where
        n.oid = p.pronamespace
        and (pg_has_role(p.proowner, 'USAGE') or has_function_privilege(p.oid, 'EXECUTE'))
    ) ss
  where t.oid = (ss.x).x and t.typnamespace = nt.oid;

create view routine_routine_usage as
  select distinct
    current_database()::sql_identifier as specific_catalog,
    np.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name,
    current_database()::sql_identifier as routine_catalog,
    np1.nspname::sql_identifier as routine_schema,
    nameconcatoid(p1.proname, p1.oid)::sql_identifier as routine_name
  from pg_namespace np, pg_proc p, pg_depend d, pg_proc p1, pg_namespace np1
  where
    np.oid = p.pronamespace
    and p.oid = d.objid
    and d.classid = 'pg_proc'::regclass
    and d.refobjid = p1.oid
    and d.refclassid = 'pg_proc'::regclass
    and p1.pronamespace = np1.oid
    and p.prokind in ('f', 'p')
    and p1.prokind in ('f', 'p')
    and pg_has_role(p1.proowner, 'USAGE');

create view routine_table_usage as
  select distinct
    current_database()::sql_identifier as specific_catalog,
    np.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name,
    current_database()::sql_identifier as routine_catalog,
    np.nspname::sql_identifier as routine_schema,
    p.proname::sql_identifier as routine_name,
    current_database()::sql_identifier as table_catalog,
    nt.nspname::sql_identifier as table_schema,
    t.relname::sql_identifier as table_name
  from pg_namespace np, pg_proc p, pg_depend d, pg_class t, pg_namespace nt
  where
    np.oid = p.pronamespace
    and p.oid = d.objid
    and d.classid = 'pg_proc'::regclass
    and d.refobjid = t.oid
    and d.refclassid = 'pg_class'::regclass
    and t.relnamespace = nt.oid
    and t.relkind in ('r', 'v', 'f', 'p')
    and pg_has_role(t.relowner, 'USAGE');

create view routine_column_usage as
  select distinct
    current_database()::sql_identifier as specific_catalog,
    np.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name,
    current_database()::sql_identifier as routine_catalog,
    np.nspname::sql_identifier as routine_schema,
    p.proname::sql_identifier as routine_name,
    current_database()::sql_identifier as table_catalog,
    nt.nspname::sql_identifier as table_schema,
    t.relname::sql_identifier as table_name,
    a.attname::sql_identifier as column_name
  from pg_namespace np, pg_proc p, pg_depend d, pg_class t, pg_namespace nt, pg_attribute a
  where
    np.oid = p.pronamespace
    and p.oid = d.objid
    and d.classid = 'pg_proc'::regclass
    and d.refobjid = t.oid
    and d.refclassid = 'pg_class'::regclass
    and t.relnamespace = nt.oid
    and t.relkind in ('r', 'v', 'f', 'p')
    and t.oid = a.attrelid
    and d.refobjsubid = a.attnum
    and pg_has_role(t.relowner, 'USAGE');

create view routine_sequence_usage as
  select distinct
    current_database()::sql_identifier as specific_catalog,
    np.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name,
    current_database()::sql_identifier as routine_catalog,
    np.nspname::sql_identifier as routine_schema,
    p.proname::sql_identifier as routine_name,
    current_database()::sql_identifier as sequence_catalog,
    ns.nspname::sql_identifier as sequence_schema,
    s.relname::sql_identifier as sequence_name
  from pg_namespace np, pg_proc p, pg_depend d, pg_class s, pg_namespace ns
  where
    np.oid = p.pronamespace
    and p.oid = d.objid
    and d.classid = 'pg_proc'::regclass
    and d.refobjid = s.oid
    and d.refclassid = 'pg_class'::regclass
    and s.relnamespace = ns.oid
    and s.relkind = 'S'
    and pg_has_role(s.relowner, 'USAGE');


-- -------------------------------------------------------------------------------------------------
-- Types of whatever has one: data_type_privileges lists it, element_types says of which an array is
-- -------------------------------------------------------------------------------------------------

create view data_type_privileges as
  select
    current_database()::sql_identifier as object_catalog,
    objschema as object_schema,
    objname as object_name,
    objtype::character_data as object_type,
    objdtdid as dtd_identifier
  from
    (
      select udt_schema, udt_name, 'USER-DEFINED TYPE'::text, dtd_identifier from attributes
      union all
      select table_schema, table_name, 'TABLE'::text, dtd_identifier from columns
      union all
      select domain_schema, domain_name, 'DOMAIN'::text, dtd_identifier from domains
      union all
      select specific_schema, specific_name, 'ROUTINE'::text, dtd_identifier from parameters
      union all
      select specific_schema, specific_name, 'ROUTINE'::text, dtd_identifier from routines
    ) x (objschema, objname, objtype, objdtdid);

create view element_types as
  select
    current_database()::sql_identifier as object_catalog,
    n.nspname::sql_identifier as object_schema,
    x.objname as object_name,
    x.objtype::character_data as object_type,
    x.objdtdid::sql_identifier as collection_type_identifier,
    cast(
      case when nbt.nspname = 'pg_catalog' then format_type(bt.oid, null) else 'USER-DEFINED' end
      as character_data
    ) as data_type,
    null::cardinal_number as character_maximum_length,
    null::cardinal_number as character_octet_length,
    null::sql_identifier as character_set_catalog,
    null::sql_identifier as character_set_schema,
    null::sql_identifier as character_set_name,
    cast(
      case when nco.nspname is not null then current_database() end
      as sql_identifier
    ) as collation_catalog,
    nco.nspname::sql_identifier as collation_schema,
    co.collname::sql_identifier as collation_name,
    null::cardinal_number as numeric_precision,
    null::cardinal_number as numeric_precision_radix,
    null::cardinal_number as numeric_scale,
    null::cardinal_number as datetime_precision,
    null::character_data as interval_type,
    null::cardinal_number as interval_precision,
    current_database()::sql_identifier as udt_catalog,
    nbt.nspname::sql_identifier as udt_schema,
    bt.typname::sql_identifier as udt_name,
    null::sql_identifier as scope_catalog,
    null::sql_identifier as scope_schema,
    null::sql_identifier as scope_name,
    null::cardinal_number as maximum_cardinality,
    cast('a' || x.objdtdid::text as sql_identifier) as dtd_identifier
  from
    pg_namespace n,
    pg_type at,
    pg_namespace nbt,
    pg_type bt,
    (
      select
        c.relnamespace,
        c.relname::sql_identifier,
        case when c.relkind = 'c' then 'USER-DEFINED TYPE' else 'TABLE' end,
        a.attnum,
        a.atttypid,
        a.attcollation
      from pg_class c, pg_attribute a
      where
        c.oid = a.attrelid
        and c.relkind in ('r', 'v', 'f', 'c', 'p')
        and a.attnum > 0
        and not a.attisdropped
      union all
      select
        t.typnamespace,
        t.typname::sql_identifier,
        'DOMAIN'::text,
        1,
        t.typbasetype,
        t.typcollation
      from pg_type t
      where t.typtype = 'd'
      union all
      select
        ss.pronamespace,
        nameconcatoid(ss.proname, ss.oid)::sql_identifier,
        'ROUTINE'::text,
        (ss.x).n,
        (ss.x).x,
        0
      from
        (
          select
            p.pronamespace,
            p.proname,
            p.oid,
            _pg_expandarray(coalesce(p.proallargtypes, p.proargtypes::oid[])) as x
          from pg_proc p
        ) ss
      union all
      select
        p.pronamespace,
        nameconcatoid(p.proname, p.oid)::sql_identifier,
        'ROUTINE'::text,
        0,
        p.prorettype,
        0
      from pg_proc p
    ) x (objschema, objname, objtype, objdtdid, objtypeid, objcollation)
    left join (pg_collation co join pg_namespace nco on co.collnamespace = nco.oid)
      on x.objcollation = co.oid and (nco.nspname <> 'pg_catalog' or co.collname <> 'default')
  where
    n.oid = x.objschema
    and at.oid = x.objtypeid
    and (at.typelem <> 0 and at.typlen = -1)
    and at.typelem = bt.oid
    and nbt.oid = bt.typnamespace
    and (n.nspname, x.objname, x.objtype, x.objdtdid::sql_identifier) in (
      select object_schema, object_name, object_type, dtd_identifier from data_type_privileges
    );


-- -------------------------------------------------------------------------------------------------
-- Privileges: all of them, then those of the user's own roles
-- -------------------------------------------------------------------------------------------------

create view table_privileges as
  select
    u_grantor.rolname::sql_identifier as grantor,
    grantee.rolname::sql_identifier as grantee,
    current_database()::sql_identifier as table_catalog,
    nc.nspname::sql_identifier as table_schema,
    c.relname::sql_identifier as table_name,
    c.prtype::character_data as privilege_type,
    cast(
      case
        when pg_has_role(grantee.oid, c.relowner, 'USAGE') or c.grantable then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_grantable,
    cast(case when c.prtype = 'SELECT' then 'YES' else 'NO' end as yes_or_no) as with_hierarchy
  from
    (
      select
        oid,
        relname,
        relnamespace,
        relkind,
        relowner,
        (aclexplode(coalesce(relacl, acldefault('r', relowner)))).*
      from pg_class
    ) c (oid, relname, relnamespace, relkind, relowner, grantor, grantee, prtype, grantable),
    pg_namespace nc,
    pg_authid u_grantor,
    (select oid, rolname from pg_authid union all select 0::oid, 'PUBLIC') grantee (oid, rolname)
  where
    c.relnamespace = nc.oid
    and c.relkind in ('r', 'v', 'f', 'p')
    and c.grantee = grantee.oid
    and c.grantor = u_grantor.oid
    and c.prtype in ('INSERT', 'SELECT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER')
    and (
      pg_has_role(u_grantor.oid, 'USAGE')
      or pg_has_role(grantee.oid, 'USAGE')
      or grantee.rolname = 'PUBLIC'
    );

create view role_table_grants as
  select
    grantor,
    grantee,
    table_catalog,
    table_schema,
    table_name,
    privilege_type,
    is_grantable,
    with_hierarchy
  from table_privileges
  where
    grantor in (select role_name from enabled_roles)
    or grantee in (select role_name from enabled_roles);

create view column_privileges as
  select
    u_grantor.rolname::sql_identifier as grantor,
    grantee.rolname::sql_identifier as grantee,
    current_database()::sql_identifier as table_catalog,
    nc.nspname::sql_identifier as table_schema,
    x.relname::sql_identifier as table_name,
    x.attname::sql_identifier as column_name,
    x.prtype::character_data as privilege_type,
    cast(
      case
        when pg_has_role(x.grantee, x.relowner, 'USAGE') or x.grantable then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_grantable
  from
    (
      select
        pr_c.grantor,
        pr_c.grantee,
        a.attname,
        pr_c.relname,
        pr_c.relnamespace,
        pr_c.prtype,
        pr_c.grantable,
        pr_c.relowner
      from
        (
          select
            oid,
            relname,
            relnamespace,
            relowner,
            (aclexplode(coalesce(relacl, acldefault('r', relowner)))).*
          from pg_class
          where relkind in ('r', 'v', 'f', 'p')
        ) pr_c (oid, relname, relnamespace, relowner, grantor, grantee, prtype, grantable),
        pg_attribute a
      where a.attrelid = pr_c.oid and a.attnum > 0 and not a.attisdropped
      union
      select
        pr_a.grantor,
        pr_a.grantee,
        pr_a.attname,
        c.relname,
        c.relnamespace,
        pr_a.prtype,
        pr_a.grantable,
        c.relowner
      from
        (
          select
            a.attrelid,
            a.attname,
            (aclexplode(coalesce(a.attacl, acldefault('c', cc.relowner)))).*
          from pg_attribute a join pg_class cc on a.attrelid = cc.oid
          where a.attnum > 0 and not a.attisdropped
        ) pr_a (attrelid, attname, grantor, grantee, prtype, grantable),
        pg_class c
      where pr_a.attrelid = c.oid and c.relkind in ('r', 'v', 'f', 'p')
    ) x,
    pg_namespace nc,
    pg_authid u_grantor,
    (select oid, rolname from pg_authid union all select 0::oid, 'PUBLIC') grantee (oid, rolname)
  where
    x.relnamespace = nc.oid
    and x.grantee = grantee.oid
    and x.grantor = u_grantor.oid
    and x.prtype in ('INSERT', 'SELECT', 'UPDATE', 'REFERENCES')
    and (
      pg_has_role(u_grantor.oid, 'USAGE')
      or pg_has_role(grantee.oid, 'USAGE')
      or grantee.rolname = 'PUBLIC'
    );

create view role_column_grants as
  select
    grantor,
    grantee,
    table_catalog,
    table_schema,
    table_name,
    column_name,
    privilege_type,
    is_grantable
  from column_privileges
  where
    grantor in (select role_name from enabled_roles)
    or grantee in (select role_name from enabled_roles);

create view routine_privileges as
  select
    u_grantor.rolname::sql_identifier as grantor,
    grantee.rolname::sql_identifier as grantee,
    current_database()::sql_identifier as specific_catalog,
    n.nspname::sql_identifier as specific_schema,
    nameconcatoid(p.proname, p.oid)::sql_identifier as specific_name,
    current_database()::sql_identifier as routine_catalog,
    n.nspname::sql_identifier as routine_schema,
    p.proname::sql_identifier as routine_name,
    'EXECUTE'::character_data as privilege_type,
    cast(
      case
        when pg_has_role(grantee.oid, p.proowner, 'USAGE') or p.grantable then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_grantable
  from
    (
      select
        oid,
        proname,
        proowner,
        pronamespace,
        (aclexplode(coalesce(proacl, acldefault('f', proowner)))).*
      from pg_proc
    ) p (oid, proname, proowner, pronamespace, grantor, grantee, prtype, grantable),
    pg_namespace n,
    pg_authid u_grantor,
    (select oid, rolname from pg_authid union all select 0::oid, 'PUBLIC') grantee (oid, rolname)
  where
    p.pronamespace = n.oid
    and grantee.oid = p.grantee
    and u_grantor.oid = p.grantor
    and p.prtype = 'EXECUTE'
    and (
      pg_has_role(u_grantor.oid, 'USAGE')
      or pg_has_role(grantee.oid, 'USAGE')
      or grantee.rolname = 'PUBLIC'
    );

create view role_routine_grants as
  select
    grantor,
    grantee,
    specific_catalog,
    specific_schema,
    specific_name,
    routine_catalog,
    routine_schema,
    routine_name,
    privilege_type,
    is_grantable
  from routine_privileges
  where
    grantor in (select role_name from enabled_roles)
    or grantee in (select role_name from enabled_roles);

create view udt_privileges as
  select
    u_grantor.rolname::sql_identifier as grantor,
    grantee.rolname::sql_identifier as grantee,
    current_database()::sql_identifier as udt_catalog,
    n.nspname::sql_identifier as udt_schema,
    t.typname::sql_identifier as udt_name,
    'TYPE USAGE'::character_data as privilege_type,
    cast(
      case
        when pg_has_role(grantee.oid, t.typowner, 'USAGE') or t.grantable then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_grantable
  from
    (
      select
        oid,
        typname,
        typnamespace,
        typtype,
        typowner,
        (aclexplode(coalesce(typacl, acldefault('T', typowner)))).*
      from pg_type
    ) t (oid, typname, typnamespace, typtype, typowner, grantor, grantee, prtype, grantable),
    pg_namespace n,
    pg_authid u_grantor,
    (select oid, rolname from pg_authid union all select 0::oid, 'PUBLIC') grantee (oid, rolname)
  where
    t.typnamespace = n.oid
    and t.typtype = 'c'
    and t.grantee = grantee.oid
    and t.grantor = u_grantor.oid
    and t.prtype = 'USAGE'
    and (
      pg_has_role(u_grantor.oid, 'USAGE')
      or pg_has_role(grantee.oid, 'USAGE')
      or grantee.rolname = 'PUBLIC'
    );

create view role_udt_grants as
  select
    grantor,
    grantee,
    udt_catalog,
    udt_schema,
    udt_name,
    privilege_type,
    is_grantable
  from udt_privileges
  where
    grantor in (select role_name from enabled_roles)
    or grantee in (select role_name from enabled_roles);

create view usage_privileges as
  select
    u.rolname::sql_identifier as grantor,
    'PUBLIC'::sql_identifier as grantee,
    current_database()::sql_identifier as object_catalog,
    n.nspname::sql_identifier as object_schema,
    c.collname::sql_identifier as object_name,
    'COLLATION'::character_data as object_type,
    'USAGE'::character_data as privilege_type,
    'NO'::yes_or_no as is_grantable
  from pg_authid u, pg_namespace n, pg_collation c
  where
    u.oid = c.collowner
    and c.collnamespace = n.oid
    and c.collencoding in (
      -1,
      (select encoding from pg_database where datname = current_database())
    )
  union all
  select
    u_grantor.rolname::sql_identifier as grantor,
    grantee.rolname::sql_identifier as grantee,
    current_database()::sql_identifier as object_catalog,
    n.nspname::sql_identifier as object_schema,
    t.typname::sql_identifier as object_name,
    'DOMAIN'::character_data as object_type,
    'USAGE'::character_data as privilege_type,
    cast(
      case
        when pg_has_role(grantee.oid, t.typowner, 'USAGE') or t.grantable then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_grantable
  from
    (
      select
        oid,
        typname,
        typnamespace,
        typtype,
        typowner,
        (aclexplode(coalesce(typacl, acldefault('T', typowner)))).*
      from pg_type
    ) t (oid, typname, typnamespace, typtype, typowner, grantor, grantee, prtype, grantable),
    pg_namespace n,
    pg_authid u_grantor,
    (select oid, rolname from pg_authid union all select 0::oid, 'PUBLIC') grantee (oid, rolname)
  where
    t.typnamespace = n.oid
    and t.typtype = 'd'
    and t.grantee = grantee.oid
    and t.grantor = u_grantor.oid
    and t.prtype = 'USAGE'
    and (
      pg_has_role(u_grantor.oid, 'USAGE')
      or pg_has_role(grantee.oid, 'USAGE')
      or grantee.rolname = 'PUBLIC'
    )
  union all
  select
    u_grantor.rolname::sql_identifier as grantor,
    grantee.rolname::sql_identifier as grantee,
    current_database()::sql_identifier as object_catalog,
    ''::sql_identifier as object_schema,
    fdw.fdwname::sql_identifier as object_name,
    'FOREIGN DATA WRAPPER'::character_data as object_type,
    'USAGE'::character_data as privilege_type,
    cast(
      case
        when pg_has_role(grantee.oid, fdw.fdwowner, 'USAGE') or fdw.grantable then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_grantable
  from
    (
      select fdwname, fdwowner, (aclexplode(coalesce(fdwacl, acldefault('F', fdwowner)))).*
      from pg_foreign_data_wrapper
    ) fdw (fdwname, fdwowner, grantor, grantee, prtype, grantable),
    pg_authid u_grantor,
    (select oid, rolname from pg_authid union all select 0::oid, 'PUBLIC') grantee (oid, rolname)
  where
    u_grantor.oid = fdw.grantor
    and grantee.oid = fdw.grantee
    and fdw.prtype = 'USAGE'
    and (
      pg_has_role(u_grantor.oid, 'USAGE')
      or pg_has_role(grantee.oid, 'USAGE')
      or grantee.rolname = 'PUBLIC'
    )
  union all
  select
    u_grantor.rolname::sql_identifier as grantor,
    grantee.rolname::sql_identifier as grantee,
    current_database()::sql_identifier as object_catalog,
    ''::sql_identifier as object_schema,
    srv.srvname::sql_identifier as object_name,
    'FOREIGN SERVER'::character_data as object_type,
    'USAGE'::character_data as privilege_type,
    cast(
      case
        when pg_has_role(grantee.oid, srv.srvowner, 'USAGE') or srv.grantable then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_grantable
  from
    (
      select srvname, srvowner, (aclexplode(coalesce(srvacl, acldefault('S', srvowner)))).*
      from pg_foreign_server
    ) srv (srvname, srvowner, grantor, grantee, prtype, grantable),
    pg_authid u_grantor,
    (select oid, rolname from pg_authid union all select 0::oid, 'PUBLIC') grantee (oid, rolname)
  where
    u_grantor.oid = srv.grantor
    and grantee.oid = srv.grantee
    and srv.prtype = 'USAGE'
    and (
      pg_has_role(u_grantor.oid, 'USAGE')
      or pg_has_role(grantee.oid, 'USAGE')
      or grantee.rolname = 'PUBLIC'
    )
  union all
  select
    u_grantor.rolname::sql_identifier as grantor,
    grantee.rolname::sql_identifier as grantee,
    current_database()::sql_identifier as object_catalog,
    n.nspname::sql_identifier as object_schema,
    c.relname::sql_identifier as object_name,
    'SEQUENCE'::character_data as object_type,
    'USAGE'::character_data as privilege_type,
    cast(
      case
        when pg_has_role(grantee.oid, c.relowner, 'USAGE') or c.grantable then 'YES'
        else 'NO'
      end
      as yes_or_no
    ) as is_grantable
  from
    (
      select
        oid,
        relname,
        relnamespace,
        relkind,
        relowner,
        (aclexplode(coalesce(relacl, acldefault('r', relowner)))).*
      from pg_class
    ) c (oid, relname, relnamespace, relkind, relowner, grantor, grantee, prtype, grantable),
    pg_namespace n,
    pg_authid u_grantor,
    (select oid, rolname from pg_authid union all select 0::oid, 'PUBLIC') grantee (oid, rolname)
  where
    c.relnamespace = n.oid
    and c.relkind = 'S'
    and c.grantee = grantee.oid
    and c.grantor = u_grantor.oid
    and c.prtype = 'USAGE'
    and (
      pg_has_role(u_grantor.oid, 'USAGE')
      or pg_has_role(grantee.oid, 'USAGE')
      or grantee.rolname = 'PUBLIC'
    );

create view role_usage_grants as
  select
    grantor,
    grantee,
    object_catalog,
    object_schema,
    object_name,
    object_type,
    privilege_type,
    is_grantable
  from usage_privileges
  where
    grantor in (select role_name from enabled_roles)
    or grantee in (select role_name from enabled_roles);


-- -------------------------------------------------------------------------------------------------
-- Foreign data: a view with a leading underscore is what the ones after it choose from
-- -------------------------------------------------------------------------------------------------

create view _pg_foreign_data_wrappers as
  select
    w.oid,
    w.fdwowner,
    w.fdwoptions,
    current_database()::sql_identifier as foreign_data_wrapper_catalog,
    w.fdwname::sql_identifier as foreign_data_wrapper_name,
    u.rolname::sql_identifier as authorization_identifier,
    'c'::character_data as foreign_data_wrapper_language
  from pg_foreign_data_wrapper w, pg_authid u
  where
    u.oid = w.fdwowner
    and (pg_has_role(w.fdwowner, 'USAGE') or has_foreign_data_wrapper_privilege(w.oid, 'USAGE'));

create view foreign_data_wrappers as
  select
    foreign_data_wrapper_catalog,
    foreign_data_wrapper_name,
    authorization_identifier,
    null::character_data as library_name,
    foreign_data_wrapper_language
  from _pg_foreign_data_wrappers w;

create view foreign_data_wrapper_options as
  select
    foreign_data_wrapper_catalog,
    foreign_data_wrapper_name,
    (pg_options_to_table(fdwoptions)).option_name::sql_identifier as option_name,
    (pg_options_to_table(fdwoptions)).option_value::character_data as option_value
  from _pg_foreign_data_wrappers w;

create view _pg_foreign_servers as
  select
    s.oid,
    s.srvoptions,
    current_database()::sql_identifier as foreign_server_catalog,
    s.srvname::sql_identifier as foreign_server_name,
    current_database()::sql_identifier as foreign_data_wrapper_catalog,
    w.fdwname::sql_identifier as foreign_data_wrapper_name,
    s.srvtype::character_data as foreign_server_type,
    s.srvversion::character_data as foreign_server_version,
    u.rolname::sql_identifier as authorization_identifier
  from pg_foreign_server s, pg_foreign_data_wrapper w, pg_authid u
  where
    w.oid = s.srvfdw
    and u.oid = s.srvowner
    and (pg_has_role(s.srvowner, 'USAGE') or has_server_privilege(s.oid, 'USAGE'));

create view foreign_servers as
  select
    foreign_server_catalog,
    foreign_server_name,
    foreign_data_wrapper_catalog,
    foreign_data_wrapper_name,
    foreign_server_type,
    foreign_server_version,
    authorization_identifier
  from _pg_foreign_servers;

create view foreign_server_options as
  select
    foreign_server_catalog,
    foreign_server_name,
    (pg_options_to_table(srvoptions)).option_name::sql_identifier as option_name,
    (pg_options_to_table(srvoptions)).option_value::character_data as option_value
  from _pg_foreign_servers s;

create view _pg_foreign_tables as
  select
    current_database()::sql_identifier as foreign_table_catalog,
    n.nspname::sql_identifier as foreign_table_schema,
    c.relname::sql_identifier as foreign_table_name,
    t.ftoptions,
    current_database()::sql_identifier as foreign_server_catalog,
    s.srvname::sql_identifier as foreign_server_name,
    u.rolname::sql_identifier as authorization_identifier
  from
    pg_foreign_table t,
    pg_foreign_server s,
    pg_foreign_data_wrapper w,
    pg_authid u,
    pg_namespace n,
    pg_class c
  where
    w.oid = s.srvfdw
    and u.oid = c.relowner
    and (
      pg_has_role(c.relowner, 'USAGE')
      or has_table_privilege(
        c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER'
      )
      or has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
    )
    and n.oid = c.relnamespace
    and c.oid = t.ftrelid
    and c.relkind = 'f'
    and s.oid = t.ftserver;

create view foreign_tables as
  select
    foreign_table_catalog,
    foreign_table_schema,
    foreign_table_name,
    foreign_server_catalog,
    foreign_server_name
  from _pg_foreign_tables;

create view foreign_table_options as
  select
    foreign_table_catalog,
    foreign_table_schema,
    foreign_table_name,
    (pg_options_to_table(ftoptions)).option_name::sql_identifier as option_name,
    (pg_options_to_table(ftoptions)).option_value::character_data as option_value
  from _pg_foreign_tables t;

create view _pg_foreign_table_columns as
  select
    n.nspname,
    c.relname,
    a.attname,
    a.attfdwoptions
  from pg_foreign_table t, pg_authid u, pg_namespace n, pg_class c, pg_attribute a
  where
    u.oid = c.relowner
    and (
      pg_has_role(c.relowner, 'USAGE')
      or has_column_privilege(c.oid, a.attnum, 'SELECT, INSERT, UPDATE, REFERENCES')
    )
    and n.oid = c.relnamespace
    and c.oid = t.ftrelid
    and c.relkind = 'f'
    and a.attrelid = c.oid
    and a.attnum > 0;

create view column_options as
  select
    current_database()::sql_identifier as table_catalog,
    nspname::sql_identifier as table_schema,
    relname::sql_identifier as table_name,
    attname::sql_identifier as column_name,
    (pg_options_to_table(attfdwoptions)).option_name::sql_identifier as option_name,
    (pg_options_to_table(attfdwoptions)).option_value::character_data as option_value
  from _pg_foreign_table_columns c;

create view _pg_user_mappings as
  select
    um.oid,
    um.umoptions,
    um.umuser,
    coalesce(u.rolname, 'PUBLIC')::sql_identifier as authorization_identifier,
    s.foreign_server_catalog,
    s.foreign_server_name,
    s.authorization_identifier as srvowner
  from pg_user_mapping um left join pg_authid u on u.oid = um.umuser, _pg_foreign_servers s
  where s.oid = um.umserver;

create view user_mappings as
  select
    authorization_identifier,
    foreign_server_catalog,
    foreign_server_name
  from _pg_user_mappings;

create view user_mapping_options as
  select
    um.authorization_identifier,
    um.foreign_server_catalog,
    um.foreign_server_name,
    opts.option_name::sql_identifier as option_name,
    cast(
      case
        when um.umuser <> 0 and um.authorization_identifier = current_user
          or um.umuser = 0 and pg_has_role(um.srvowner, 'USAGE')
          or (select rolsuper from pg_authid where rolname = current_user) then opts.option_value
      end
      as character_data
    ) as option_value
  from _pg_user_mappings um, pg_options_to_table(um.umoptions) opts;


-- -------------------------------------------------------------------------------------------------
-- What the server can do of the standard
-- -------------------------------------------------------------------------------------------------

create table sql_features (
  feature_id character_data,
  feature_name character_data,
  sub_feature_id character_data,
  sub_feature_name character_data,
  is_supported yes_or_no,
  is_verified_by character_data,
  comments character_data
);

create table sql_parts (
  feature_id character_data,
  feature_name character_data,
  is_supported yes_or_no,
  is_verified_by character_data,
  comments character_data
);

create table sql_implementation_info (
  implementation_info_id character_data,
  implementation_info_name character_data,
  integer_value cardinal_number,
  character_value character_data,
  comments character_data
);

create table sql_sizing (
  sizing_id cardinal_number,
  sizing_name character_data,
  supported_value cardinal_number,
  comments character_data
);


-- -------------------------------------------------------------------------------------------------
-- Privileges: everybody reads all but sql_parts, transforms and the views that are for other views
-- -------------------------------------------------------------------------------------------------

grant usage on schema information_schema to public;

grant select on
  sql_features,
  sql_implementation_info,
  sql_sizing,
  administrable_role_authorizations,
  applicable_roles,
  attributes,
  character_sets,
  check_constraint_routine_usage,
  check_constraints,
  collation_character_set_applicability,
  collations,
  column_column_usage,
  column_domain_usage,
  column_options,
  column_privileges,
  column_udt_usage,
  columns,
  constraint_column_usage,
  constraint_table_usage,
  data_type_privileges,
  domain_constraints,
  domain_udt_usage,
  domains,
  element_types,
  enabled_roles,
  foreign_data_wrapper_options,
  foreign_data_wrappers,
  foreign_server_options,
  foreign_servers,
  foreign_table_options,
  foreign_tables,
  information_schema_catalog_name,
  key_column_usage,
  parameters,
  referential_constraints,
  role_column_grants,
  role_routine_grants,
  role_table_grants,
  role_udt_grants,
  role_usage_grants,
  routine_column_usage,
  routine_privileges,
  routine_routine_usage,
  routine_sequence_usage,
  routine_table_usage,
  routines,
  schemata,
  sequences,
  table_constraints,
  table_privileges,
  tables,
  triggered_update_columns,
  triggers,
  udt_privileges,
  usage_privileges,
  user_defined_types,
  user_mapping_options,
  user_mappings,
  view_column_usage,
  view_routine_usage,
  view_table_usage,
  views
  to public;

set search_path to pg_catalog;
