package org.gajah.functions.builtin;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgForeignDataWrapper;
import org.gajah.catalog.rows.PgForeignServer;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.RowRunner;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// `has_table_privilege` and its like (`utils/adt/acl.c`). The name in `prosrc` says what is asked:
/// `has_KIND_privilege_OBJECT` for the current user, `has_KIND_privilege_USER_OBJECT` for another,
/// each an `id` or a `name`. Privileges are words with commas between them, one of which is enough.
public final class PrivilegeQuestion extends RowRunner {
  private static final Pattern NAME =
      Pattern.compile("has_(\\w+)_privilege_(?:(id|name)_)?(id|name)");

  private final Kind kind;
  private final boolean hasUser;
  private final boolean userById;
  private final boolean objectById;

  /// A kind of object.
  @SuppressWarnings("ImmutableEnumChecker") // Nobody changes them.
  private enum Kind {
    DATABASE(
        SysCache.DATABASEOID,
        ObjectType.OBJECT_DATABASE,
        Privilege.CREATE,
        Privilege.CREATE_TEMP,
        Privilege.CONNECT),
    FOREIGN_DATA_WRAPPER(SysCache.FOREIGNDATAWRAPPEROID, ObjectType.OBJECT_FDW, Privilege.USAGE),
    FUNCTION(SysCache.PROCOID, ObjectType.OBJECT_FUNCTION, Privilege.EXECUTE),
    LANGUAGE(SysCache.LANGOID, ObjectType.OBJECT_LANGUAGE, Privilege.USAGE),
    PARAMETER(
        SysCache.PARAMETERACLOID,
        ObjectType.OBJECT_PARAMETER_ACL,
        Privilege.SET,
        Privilege.ALTER_SYSTEM),
    SCHEMA(SysCache.NAMESPACEOID, ObjectType.OBJECT_SCHEMA, Privilege.CREATE, Privilege.USAGE),
    SEQUENCE(
        SysCache.RELOID,
        ObjectType.OBJECT_SEQUENCE,
        Privilege.USAGE,
        Privilege.SELECT,
        Privilege.UPDATE),
    SERVER(SysCache.FOREIGNSERVEROID, ObjectType.OBJECT_FOREIGN_SERVER, Privilege.USAGE),
    TABLE(
        SysCache.RELOID,
        ObjectType.OBJECT_TABLE,
        Privilege.SELECT,
        Privilege.INSERT,
        Privilege.UPDATE,
        Privilege.DELETE,
        Privilege.TRUNCATE,
        Privilege.REFERENCES,
        Privilege.TRIGGER,
        Privilege.MAINTAIN),
    TABLESPACE(SysCache.TABLESPACEOID, ObjectType.OBJECT_TABLESPACE, Privilege.CREATE),
    TYPE(SysCache.TYPEOID, ObjectType.OBJECT_TYPE, Privilege.USAGE);

    private final CacheId<? extends CatalogRow> cache;
    private final ObjectType object;
    private final List<Privilege> allowed;

    Kind(CacheId<? extends CatalogRow> cache, ObjectType object, Privilege... allowed) {
      this.cache = cache;
      this.object = object;
      this.allowed = List.of(allowed);
    }
  }

  private PrivilegeQuestion(Kind kind, @Nullable String user, String object) {
    this.kind = kind;
    hasUser = user != null;
    userById = "id".equals(user);
    objectById = object.equals("id");
  }

  /// What answers a question, or null where the name asks none.
  ///
  /// @param source name in `prosrc`
  public static @Nullable PrivilegeQuestion of(String source) {
    Matcher matcher = NAME.matcher(source);
    if (!matcher.matches()) {
      return null;
    }
    String kind = matcher.group(1).toUpperCase(Locale.ROOT);
    for (Kind known : Kind.values()) {
      if (known.name().equals(kind)) {
        return new PrivilegeQuestion(known, matcher.group(2), matcher.group(3));
      }
    }
    return null;
  }

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    Privileges privileges = context.names().namespaces().privileges();
    int role = context.session().currentUser();
    if (hasUser) {
      role =
          userById
              ? (int) number(arguments, 0, row)
              : PrivilegeFunctions.role(context, bytes(arguments, 0, row));
    }
    int place = hasUser ? 1 : 0;
    if (kind == Kind.PARAMETER) {
      long wanted = PrivilegeFunctions.mask(bytes(arguments, place + 1, row), kind.allowed);
      String name = Texts.of(bytes(arguments, place, row));
      ((LongVector) result).setBoolean(row, privileges.parameterMask(name, role, wanted) != 0);
      return;
    }
    int oid =
        objectById
            ? (int) number(arguments, place, row)
            : named(context, Texts.of(bytes(arguments, place, row)), bytes(arguments, place, row));
    long mask = PrivilegeFunctions.mask(bytes(arguments, place + 1, row), kind.allowed);
    if (objectById && context.catalog().find(kind.cache, oid) == null) {
      result.setNull(row);
      return;
    }
    if (kind == Kind.SEQUENCE) {
      checkSequence(context, oid);
    }
    ((LongVector) result)
        .setBoolean(row, privileges.mask(kind.object, oid, role, mask, false) != 0);
  }

  private static void checkSequence(FunctionContext context, int oid) {
    PgClass relation = context.catalog().get(SysCache.RELOID, oid);
    if (relation.relkind() != PgClass.RELKIND_SEQUENCE) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"" + relation.relname() + "\" is not a sequence");
    }
  }

  private static PgException missing(SqlState state, String what, String name) {
    return new PgException(state, what + " \"" + name + "\" does not exist");
  }

  private int named(FunctionContext context, String name, Slice text) {
    return switch (kind) {
      case DATABASE -> {
        for (PgDatabase row : context.catalog().scan(PgDatabase.DATNAME_INDEX, name)) {
          yield row.oid();
        }
        throw missing(SqlState.UNDEFINED_DATABASE, "database", name);
      }
      case FOREIGN_DATA_WRAPPER -> {
        PgForeignDataWrapper row = context.catalog().find(SysCache.FOREIGNDATAWRAPPERNAME, name);
        if (row == null) {
          throw missing(SqlState.UNDEFINED_OBJECT, "foreign-data wrapper", name);
        }
        yield row.oid();
      }
      case FUNCTION -> RegTypes.procedure(context, text);
      case LANGUAGE -> {
        PgLanguage row = context.catalog().find(SysCache.LANGNAME, name);
        if (row == null) {
          throw missing(SqlState.UNDEFINED_OBJECT, "language", name);
        }
        yield row.oid();
      }
      case PARAMETER -> throw PgException.internal("settings have no OIDs");
      case SCHEMA -> context.names().namespaces().oid(name, false);
      case SEQUENCE, TABLE -> Definitions.relation(context, text, false);
      case SERVER -> {
        PgForeignServer row = context.catalog().find(SysCache.FOREIGNSERVERNAME, name);
        if (row == null) {
          throw missing(SqlState.UNDEFINED_OBJECT, "server", name);
        }
        yield row.oid();
      }
      case TABLESPACE -> {
        for (PgTablespace row : context.catalog().scan(PgTablespace.SPCNAME_INDEX, name)) {
          yield row.oid();
        }
        throw missing(SqlState.UNDEFINED_OBJECT, "tablespace", name);
      }
      case TYPE -> RegTypes.type(context, name, false);
    };
  }
}
