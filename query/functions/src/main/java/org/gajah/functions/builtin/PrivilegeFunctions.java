package org.gajah.functions.builtin;

import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// `has_table_privilege` and its like (`utils/adt/acl.c`). The user is a name, an OID or the current
/// one; the object a name or an OID; privileges are words with commas between them, one of which is
/// enough.
public final class PrivilegeFunctions {
  private PrivilegeFunctions() {}

  private static Privileges privileges(FunctionContext context) {
    return context.names().namespaces().privileges();
  }

  private static Roles roles(FunctionContext context) {
    return privileges(context).roles();
  }

  private static int self(FunctionContext context) {
    return context.session().currentUser();
  }

  private static int role(FunctionContext context, Slice name) {
    String text = Texts.ofName(name);
    return text.equals("public") ? 0 : roles(context).oid(text, false);
  }

  /// The bits that words stand for, those of grant options included.
  private static long mask(Slice words, List<Privilege> allowed) {
    long mask = 0;
    for (String word : Texts.of(words).split(",", -1)) {
      String text = word.strip();
      boolean option = text.toUpperCase(java.util.Locale.ROOT).endsWith(" WITH GRANT OPTION");
      String name = option ? text.substring(0, text.length() - 18).strip() : text;
      Privilege found = null;
      for (Privilege privilege : allowed) {
        boolean temp = privilege == Privilege.CREATE_TEMP && name.equalsIgnoreCase("TEMP");
        if (temp || privilege.word().equalsIgnoreCase(name)) {
          found = privilege;
        }
      }
      if (found == null) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE, "unrecognized privilege type: \"" + text + "\"");
      }
      mask |= option ? found.grantOption() : found.bit();
    }
    return mask;
  }

  private static @Nullable Boolean has(
      FunctionContext context,
      CacheId<? extends CatalogRow> cache,
      ObjectType kind,
      int role,
      int oid,
      long mask) {
    if (context.catalog().find(cache, oid) == null) {
      return null;
    }
    return privileges(context).mask(kind, oid, role, mask, false) != 0;
  }

  private static boolean hasNamed(
      FunctionContext context, ObjectType kind, int role, int oid, long mask) {
    return privileges(context).mask(kind, oid, role, mask, false) != 0;
  }

  // Tables

  private static final List<Privilege> TABLE =
      List.of(
          Privilege.SELECT,
          Privilege.INSERT,
          Privilege.UPDATE,
          Privilege.DELETE,
          Privilege.TRUNCATE,
          Privilege.REFERENCES,
          Privilege.TRIGGER,
          Privilege.MAINTAIN);

  @PgFunction("has_table_privilege_id")
  public static @Nullable Boolean table(FunctionContext context, int oid, Slice words) {
    return table(context, self(context), oid, words);
  }

  @PgFunction("has_table_privilege_name")
  public static boolean table(FunctionContext context, Slice name, Slice words) {
    return hasNamed(
        context,
        ObjectType.OBJECT_TABLE,
        self(context),
        Definitions.relation(context, name, false),
        mask(words, TABLE));
  }

  @PgFunction("has_table_privilege_id_id")
  public static @Nullable Boolean table(
      FunctionContext context, int role, int oid, Slice words) {
    return has(
        context, SysCache.RELOID, ObjectType.OBJECT_TABLE, role, oid, mask(words, TABLE));
  }

  @PgFunction("has_table_privilege_name_id")
  public static @Nullable Boolean table(
      FunctionContext context, Slice role, int oid, Slice words) {
    return table(context, role(context, role), oid, words);
  }

  @PgFunction("has_table_privilege_id_name")
  public static boolean table(
      FunctionContext context, int role, Slice name, Slice words) {
    return hasNamed(
        context,
        ObjectType.OBJECT_TABLE,
        role,
        Definitions.relation(context, name, false),
        mask(words, TABLE));
  }

  @PgFunction("has_table_privilege_name_name")
  public static boolean table(
      FunctionContext context, Slice role, Slice name, Slice words) {
    return table(context, role(context, role), name, words);
  }

  // Columns

  private static final List<Privilege> COLUMN =
      List.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.REFERENCES);

  @PgFunction("has_any_column_privilege_id")
  public static @Nullable Boolean anyColumn(FunctionContext context, int oid, Slice words) {
    long mask = mask(words, COLUMN);
    Boolean whole =
        has(context, SysCache.RELOID, ObjectType.OBJECT_TABLE, self(context), oid, mask);
    return whole == null || whole
        ? whole
        : Boolean.valueOf(privileges(context).mayColumns(oid, self(context), mask, false));
  }

  @PgFunction("has_column_privilege_id_attnum")
  public static @Nullable Boolean column(
      FunctionContext context, int oid, short column, Slice words) {
    long mask = mask(words, COLUMN);
    PgAttribute row = context.catalog().find(SysCache.ATTNUM, oid, column);
    if (row == null || row.attisdropped()) {
      return null;
    }
    Boolean whole =
        has(context, SysCache.RELOID, ObjectType.OBJECT_TABLE, self(context), oid, mask);
    return whole == null || whole
        ? whole
        : Boolean.valueOf(
            privileges(context).mayColumn(oid, column, self(context), mask));
  }

  // Schemas

  private static final List<Privilege> SCHEMA = List.of(Privilege.CREATE, Privilege.USAGE);

  @PgFunction("has_schema_privilege_id")
  public static @Nullable Boolean schema(FunctionContext context, int oid, Slice words) {
    return schema(context, self(context), oid, words);
  }

  @PgFunction("has_schema_privilege_id_id")
  public static @Nullable Boolean schema(
      FunctionContext context, int role, int oid, Slice words) {
    return has(
        context,
        SysCache.NAMESPACEOID,
        ObjectType.OBJECT_SCHEMA,
        role,
        oid,
        mask(words, SCHEMA));
  }

  @PgFunction("has_schema_privilege_name")
  public static boolean schema(FunctionContext context, Slice name, Slice words) {
    return hasNamed(
        context,
        ObjectType.OBJECT_SCHEMA,
        self(context),
        context.names().namespaces().oid(Texts.of(name), false),
        mask(words, SCHEMA));
  }

  @PgFunction("has_schema_privilege_name_id")
  public static @Nullable Boolean schema(
      FunctionContext context, Slice role, int oid, Slice words) {
    return schema(context, role(context, role), oid, words);
  }

  @PgFunction("has_schema_privilege_name_name")
  public static boolean schema(
      FunctionContext context, Slice role, Slice name, Slice words) {
    return hasNamed(
        context,
        ObjectType.OBJECT_SCHEMA,
        role(context, role),
        context.names().namespaces().oid(Texts.of(name), false),
        mask(words, SCHEMA));
  }

  // Databases

  private static final List<Privilege> DATABASE =
      List.of(Privilege.CREATE, Privilege.CREATE_TEMP, Privilege.CONNECT);

  private static int database(FunctionContext context, Slice name) {
    String text = Texts.of(name);
    for (PgDatabase row : context.catalog().scan(PgDatabase.DATNAME_INDEX, text)) {
      return row.oid();
    }
    throw new PgException(
        SqlState.UNDEFINED_DATABASE, "database \"" + text + "\" does not exist");
  }

  @PgFunction("has_database_privilege_id")
  public static @Nullable Boolean database(
      FunctionContext context, int oid, Slice words) {
    return database(context, self(context), oid, words);
  }

  @PgFunction("has_database_privilege_id_id")
  public static @Nullable Boolean database(
      FunctionContext context, int role, int oid, Slice words) {
    return has(
        context,
        SysCache.DATABASEOID,
        ObjectType.OBJECT_DATABASE,
        role,
        oid,
        mask(words, DATABASE));
  }

  @PgFunction("has_database_privilege_name")
  public static boolean database(FunctionContext context, Slice name, Slice words) {
    return hasNamed(
        context,
        ObjectType.OBJECT_DATABASE,
        self(context),
        database(context, name),
        mask(words, DATABASE));
  }

  @PgFunction("has_database_privilege_name_name")
  public static boolean database(
      FunctionContext context, Slice role, Slice name, Slice words) {
    return hasNamed(
        context,
        ObjectType.OBJECT_DATABASE,
        role(context, role),
        database(context, name),
        mask(words, DATABASE));
  }

  // Functions, sequences, tablespaces, languages, types

  private static final List<Privilege> EXECUTE = List.of(Privilege.EXECUTE);
  private static final List<Privilege> USAGE = List.of(Privilege.USAGE);
  private static final List<Privilege> CREATE = List.of(Privilege.CREATE);
  private static final List<Privilege> SEQUENCE =
      List.of(Privilege.USAGE, Privilege.SELECT, Privilege.UPDATE);

  @PgFunction("has_function_privilege_id")
  public static @Nullable Boolean function(
      FunctionContext context, int oid, Slice words) {
    return has(
        context,
        SysCache.PROCOID,
        ObjectType.OBJECT_FUNCTION,
        self(context),
        oid,
        mask(words, EXECUTE));
  }

  @PgFunction("has_function_privilege_id_id")
  public static @Nullable Boolean function(
      FunctionContext context, int role, int oid, Slice words) {
    return has(
        context,
        SysCache.PROCOID,
        ObjectType.OBJECT_FUNCTION,
        role,
        oid,
        mask(words, EXECUTE));
  }

  @PgFunction("has_function_privilege_name_id")
  public static @Nullable Boolean function(
      FunctionContext context, Slice role, int oid, Slice words) {
    return function(context, role(context, role), oid, words);
  }

  @PgFunction("has_sequence_privilege_id")
  public static @Nullable Boolean sequence(
      FunctionContext context, int oid, Slice words) {
    return has(
        context,
        SysCache.RELOID,
        ObjectType.OBJECT_SEQUENCE,
        self(context),
        oid,
        mask(words, SEQUENCE));
  }

  @PgFunction("has_tablespace_privilege_id")
  public static @Nullable Boolean tablespace(
      FunctionContext context, int oid, Slice words) {
    return has(
        context,
        SysCache.TABLESPACEOID,
        ObjectType.OBJECT_TABLESPACE,
        self(context),
        oid,
        mask(words, CREATE));
  }

  @PgFunction("has_tablespace_privilege_name")
  public static boolean tablespace(FunctionContext context, Slice name, Slice words) {
    String text = Texts.of(name);
    for (PgTablespace row : context.catalog().scan(PgTablespace.SPCNAME_INDEX, text)) {
      return hasNamed(
          context,
          ObjectType.OBJECT_TABLESPACE,
          self(context),
          row.oid(),
          mask(words, CREATE));
    }
    throw new PgException(
        SqlState.UNDEFINED_OBJECT, "tablespace \"" + text + "\" does not exist");
  }

  @PgFunction("has_language_privilege_id")
  public static @Nullable Boolean language(
      FunctionContext context, int oid, Slice words) {
    return has(
        context,
        SysCache.LANGOID,
        ObjectType.OBJECT_LANGUAGE,
        self(context),
        oid,
        mask(words, USAGE));
  }

  @PgFunction("has_type_privilege_id")
  public static @Nullable Boolean type(FunctionContext context, int oid, Slice words) {
    return has(
        context,
        SysCache.TYPEOID,
        ObjectType.OBJECT_TYPE,
        self(context),
        oid,
        mask(words, USAGE));
  }

  // Roles

  private static boolean member(
      FunctionContext context, int member, int role, Slice words) {
    boolean result = false;
    for (String word : Texts.of(words).split(",", -1)) {
      String text = word.strip().toUpperCase(java.util.Locale.ROOT);
      result |=
          switch (text) {
            case "USAGE" -> roles(context).hasPrivilegesOf(member, role);
            case "MEMBER" -> roles(context).isMember(member, role);
            case "SET" -> roles(context).maySetRole(member, role);
            case "USAGE WITH GRANT OPTION",
                "USAGE WITH ADMIN OPTION",
                "MEMBER WITH GRANT OPTION",
                "MEMBER WITH ADMIN OPTION",
                "SET WITH GRANT OPTION",
                "SET WITH ADMIN OPTION" ->
                roles(context).isAdmin(member, role);
            default ->
                throw new PgException(
                    SqlState.INVALID_PARAMETER_VALUE,
                    "unrecognized privilege type: \"" + word.strip() + "\"");
          };
    }
    return result;
  }

  @PgFunction("pg_has_role_id")
  public static boolean hasRole(FunctionContext context, int role, Slice words) {
    return member(context, self(context), role, words);
  }

  @PgFunction("pg_has_role_name")
  public static boolean hasRole(FunctionContext context, Slice role, Slice words) {
    return member(
        context, self(context), roles(context).oid(Texts.ofName(role), false), words);
  }

  @PgFunction("pg_has_role_id_id")
  public static boolean hasRole(
      FunctionContext context, int member, int role, Slice words) {
    return member(context, member, role, words);
  }

  @PgFunction("pg_has_role_name_id")
  public static boolean hasRole(
      FunctionContext context, Slice member, int role, Slice words) {
    return member(
        context, roles(context).oid(Texts.ofName(member), false), role, words);
  }

  @PgFunction("pg_has_role_name_name")
  public static boolean hasRole(
      FunctionContext context, Slice member, Slice role, Slice words) {
    return member(
        context,
        roles(context).oid(Texts.ofName(member), false),
        roles(context).oid(Texts.ofName(role), false),
        words);
  }
}
