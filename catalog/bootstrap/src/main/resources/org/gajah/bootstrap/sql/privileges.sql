-- Privileges on the catalogs themselves and on schemas, and then the note of all that were granted up to here.
--
-- Runs after functions.sql and views.sql, which say who may use what they define, and before
-- information_schema is made, whose privileges are not noted.


-- ---------------------------------------------------------------------------------------------------------
-- Catalogs that only superusers read: they hold passwords, or values of rows. What must be known of them,
-- views show.
-- ---------------------------------------------------------------------------------------------------------

revoke all on pg_authid, pg_largeobject, pg_statistic, pg_statistic_ext_data, pg_subscription, pg_user_mapping
from public;

-- All but the connection string, which may hold a password.
grant select (
  oid, subdbid, subskiplsn, subname, subowner, subenabled, subbinary, substream, subtwophasestate,
  subdisableonerr, subpasswordrequired, subrunasowner, subfailover, subslotname, subsynccommit, subpublications,
  suborigin)
on pg_subscription to public;


-- ---------------------------------------------------------------------------------------------------------
-- Catalogs that everybody reads
-- ---------------------------------------------------------------------------------------------------------

-- Relations
grant select on
  pg_attrdef, pg_attribute, pg_class, pg_constraint, pg_foreign_table, pg_index, pg_inherits,
  pg_partitioned_table, pg_policy, pg_rewrite, pg_sequence, pg_statistic_ext, pg_trigger
to public;

-- Types, functions, operators, access methods
grant select on
  pg_aggregate, pg_am, pg_amop, pg_amproc, pg_cast, pg_collation, pg_conversion, pg_enum, pg_language,
  pg_opclass, pg_operator, pg_opfamily, pg_proc, pg_range, pg_transform, pg_type
to public;

-- Text search
grant select on
  pg_ts_config, pg_ts_config_map, pg_ts_dict, pg_ts_parser, pg_ts_template
to public;

-- Databases, roles, schemas, and what is known of objects of all kinds
grant select on
  pg_auth_members, pg_database, pg_db_role_setting, pg_default_acl, pg_depend, pg_description,
  pg_event_trigger, pg_extension, pg_foreign_data_wrapper, pg_foreign_server, pg_init_privs,
  pg_largeobject_metadata, pg_namespace, pg_parameter_acl, pg_seclabel, pg_shdepend, pg_shdescription,
  pg_shseclabel, pg_tablespace
to public;

-- Replication
grant select on
  pg_publication, pg_publication_namespace, pg_publication_rel, pg_replication_origin, pg_subscription_rel
to public;


-- ---------------------------------------------------------------------------------------------------------
-- Schemas
-- ---------------------------------------------------------------------------------------------------------

grant usage on schema pg_catalog, public to public;


-- ---------------------------------------------------------------------------------------------------------
-- The note: what a dump need not say, because a new cluster has it anyway
-- ---------------------------------------------------------------------------------------------------------

insert into pg_init_privs (objoid, classoid, objsubid, privtype, initprivs)
  select oid, 'pg_namespace'::regclass, 0, 'i', nspacl from pg_namespace where nspacl is not null
  union all
  select oid, 'pg_class'::regclass, 0, 'i', relacl from pg_class where relacl is not null
  union all
  select attrelid, 'pg_class'::regclass, attnum, 'i', attacl from pg_attribute where attacl is not null
  union all
  select oid, 'pg_proc'::regclass, 0, 'i', proacl from pg_proc where proacl is not null;
