package org.gajah.analyzer.context;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgRange;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.FunctionOid;
import org.jspecify.annotations.Nullable;

/// Types by OID and name, and what is asked about them all the time. Mirrors the parts of
/// utils/lsyscache.c and utils/format_type.c that deal with types.
public final class Types {
  /// A type with a modifier.
  public record Typed(int type, int typmod) {}

  private final CatalogSource catalog;
  private final AnalysisContext context;

  Types(AnalysisContext context) {
    this.catalog = context.catalog();
    this.context = context;
  }

  public PgType get(int oid) {
    PgType type = catalog.find(SysCache.TYPEOID, oid);
    if (type == null) {
      throw PgException.internal("cache lookup failed for type " + Integer.toUnsignedString(oid));
    }
    return type;
  }

  public @Nullable PgType find(int oid) {
    return catalog.find(SysCache.TYPEOID, oid);
  }

  /// A type by its name in a schema.
  public @Nullable PgType inSchema(String name, int schema) {
    return catalog.find(SysCache.TYPENAMENSP, name, schema);
  }

  /// A type by its bare name.
  public @Nullable PgType onPath(String name) {
    for (int schema : context.path().schemas()) {
      PgType type = inSchema(name, schema);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  /// The type below all domains.
  public int base(int oid) {
    return baseWithTypmod(oid, -1).type();
  }

  /// The type below all domains, with the modifier that the domains give it.
  public Typed baseWithTypmod(int oid, int typmod) {
    int type = oid;
    int modifier = typmod;
    while (true) {
      PgType row = get(type);
      if (row.typtype() != 'd') {
        return new Typed(type, modifier);
      }
      type = row.typbasetype();
      modifier = row.typtypmod();
    }
  }

  /// The type of the elements of a true array, not a domain over one; else 0.
  public int element(int oid) {
    PgType row = find(oid);
    return row != null && row.typsubscript() == FunctionOid.ARRAY_SUBSCRIPT_HANDLER
        ? row.typelem()
        : 0;
  }

  /// The type of the elements of an array or of a domain over one; else 0.
  public int elementOfBase(int oid) {
    return element(base(oid));
  }

  /// The type of arrays of a type, or 0.
  public int arrayOf(int oid) {
    PgType row = find(oid);
    return row == null ? 0 : row.typarray();
  }

  /// As [#arrayOf], but a true array is its own array type.
  public int promotedArray(int oid) {
    int array = arrayOf(oid);
    return array != 0 ? array : element(oid) != 0 ? oid : 0;
  }

  public char kind(int oid) {
    PgType row = find(oid);
    return row == null ? '\0' : row.typtype();
  }

  public char category(int oid) {
    return get(oid).typcategory();
  }

  public boolean isPreferred(int oid) {
    return get(oid).typispreferred();
  }

  /// Whether `category` is that of the type, and `preferred` that it is preferred in it.
  public boolean isPreferredIn(char category, int oid) {
    PgType row = get(oid);
    return row.typcategory() == category && row.typispreferred();
  }

  public int collation(int oid) {
    PgType row = find(oid);
    return row == null ? 0 : row.typcollation();
  }

  public boolean isCollatable(int oid) {
    return collation(oid) != 0;
  }

  /// Whether a type is composite, or a domain over a composite type, or `record`.
  public boolean isRowType(int oid) {
    if (oid == RECORD) {
      return true;
    }
    PgType row = find(oid);
    return row != null && (row.typtype() == 'c' || row.typtype() == 'd' && kind(base(oid)) == 'c');
  }

  /// Whether a type is a composite type or a domain over one, thus its relation is known.
  public boolean isComplex(int oid) {
    return relationOfBase(oid) != 0;
  }

  /// The relation of a composite type, or 0.
  public int relation(int oid) {
    PgType row = find(oid);
    return row == null ? 0 : row.typrelid();
  }

  /// The relation of a composite type or a domain over one, or 0.
  public int relationOfBase(int oid) {
    PgType row = find(oid);
    while (row != null && row.typtype() == 'd') {
      row = find(row.typbasetype());
    }
    return row == null ? 0 : row.typrelid();
  }

  public boolean isEnum(int oid) {
    return kind(oid) == 'e';
  }

  /// The range type of a multirange type, or 0.
  public int rangeOfMultirange(int oid) {
    PgRange row = catalog.find(SysCache.RANGEMULTIRANGE, oid);
    return row == null ? 0 : row.rngtypid();
  }

  public int multirangeOfRange(int oid) {
    PgRange row = catalog.find(SysCache.RANGETYPE, oid);
    return row == null ? 0 : row.rngmultitypid();
  }

  public int rangeSubtype(int oid) {
    PgRange row = catalog.find(SysCache.RANGETYPE, oid);
    return row == null ? 0 : row.rngsubtype();
  }

  /// Whether a composite type inherits, directly or not, from another.
  public boolean inherits(int subtype, int supertype) {
    int relation = relationOfBase(subtype);
    int ancestor = relationOfBase(supertype);
    return relation != 0 && ancestor != 0 && inheritsRelation(relation, ancestor);
  }

  private boolean inheritsRelation(int relation, int ancestor) {
    for (PgInherits parent : catalog.scan(PgInherits.RELID_SEQNO_INDEX, relation)) {
      if (parent.inhparent() == ancestor || inheritsRelation(parent.inhparent(), ancestor)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a composite type is that of a typed table of another composite type.
  public boolean isOfTypedTable(int rowType, int ofType) {
    int relation = relationOfBase(rowType);
    PgClass row = relation == 0 ? null : catalog.find(SysCache.RELOID, relation);
    return row != null && row.reloftype() != 0 && row.reloftype() == ofType;
  }

  /// Whether `oid` is a pseudo-type that stands for any type of a kind.
  public static boolean isPolymorphic(int oid) {
    return isPolymorphicSimple(oid) || isPolymorphicCompatible(oid);
  }

  public static boolean isPolymorphicSimple(int oid) {
    return switch (oid) {
      case ANYELEMENT, ANYARRAY, ANYNONARRAY, ANYENUM, ANYRANGE, ANYMULTIRANGE -> true;
      default -> false;
    };
  }

  public static boolean isPolymorphicCompatible(int oid) {
    return switch (oid) {
      case ANYCOMPATIBLE,
          ANYCOMPATIBLEARRAY,
          ANYCOMPATIBLENONARRAY,
          ANYCOMPATIBLERANGE,
          ANYCOMPATIBLEMULTIRANGE ->
          true;
      default -> false;
    };
  }

  /// The name of a type as messages show it.
  public String format(int oid) {
    return format(oid, -1, false, false);
  }

  /// The name of a type with its modifier, as SQL would need it.
  public String formatWithTypmod(int oid, int typmod) {
    return format(oid, typmod, true, false);
  }

  /// As [#formatWithTypmod], with the schema named always.
  public String formatQualified(int oid, int typmod) {
    return format(oid, typmod, true, true);
  }

  private String format(int oid, int typmod, boolean typmodGiven, boolean qualified) {
    if (oid == 0) {
      return "-";
    }
    PgType row = find(oid);
    if (row == null) {
      return "???";
    }
    boolean array =
        row.typsubscript() == FunctionOid.ARRAY_SUBSCRIPT_HANDLER && row.typstorage() != 'p';
    PgType named = array ? get(row.typelem()) : row;
    String name = standardName(named, typmod, typmodGiven);
    if (name == null) {
      name =
          isVisible(named) && !qualified
              ? NameLists.quote(named.typname())
              : NameLists.quote(schemaName(named.typnamespace()), named.typname());
      if (typmod >= 0) {
        name += modifier(named, typmod);
      }
    }
    return array ? name + "[]" : name;
  }

  private @Nullable String standardName(PgType type, int typmod, boolean given) {
    boolean with = given && typmod >= 0;
    return switch (type.oid()) {
      case BOOL -> "boolean";
      case BIT -> with ? "bit" + modifier(type, typmod) : given ? "\"bit\"" : "bit";
      case BPCHAR -> with ? "character" + modifier(type, typmod) : given ? "bpchar" : "character";
      case FLOAT4 -> "real";
      case FLOAT8 -> "double precision";
      case INT2 -> "smallint";
      case INT4 -> "integer";
      case INT8 -> "bigint";
      case JSON -> "json";
      case NUMERIC -> "numeric" + (with ? modifier(type, typmod) : "");
      case INTERVAL -> "interval" + (with ? modifier(type, typmod) : "");
      case TIME -> with ? "time" + modifier(type, typmod) : "time without time zone";
      case TIMETZ -> with ? "time" + modifier(type, typmod) : "time with time zone";
      case TIMESTAMP -> with ? "timestamp" + modifier(type, typmod) : "timestamp without time zone";
      case TIMESTAMPTZ -> with ? "timestamp" + modifier(type, typmod) : "timestamp with time zone";
      case VARBIT -> "bit varying" + (with ? modifier(type, typmod) : "");
      case VARCHAR -> "character varying" + (with ? modifier(type, typmod) : "");
      default -> null;
    };
  }

  private String modifier(PgType type, int typmod) {
    return type.typmodout() == 0 ? "(" + typmod + ")" : context.values().typmodOut(type, typmod);
  }

  /// The name of a schema.
  public String schemaName(int oid) {
    PgNamespace row = catalog.find(SysCache.NAMESPACEOID, oid);
    return row == null ? "" : row.nspname();
  }

  public boolean isVisible(PgType type) {
    PgType found = onPath(type.typname());
    return found != null && found.oid() == type.oid();
  }

  /// The OID of a schema that a name was qualified with.
  public int schema(String name) {
    int oid = findSchema(name);
    if (oid == 0) {
      throw new PgException(
          SqlState.UNDEFINED_SCHEMA, "schema \"%s\" does not exist".formatted(name));
    }
    return oid;
  }

  /// The OID of a schema, or 0.
  public int findSchema(String name) {
    if (name.equals("pg_temp") && context.path().temporary() != 0) {
      return context.path().temporary();
    }
    PgNamespace row = catalog.find(SysCache.NAMESPACENAME, name);
    return row == null ? 0 : row.oid();
  }

  /// The columns of a relation by number, dropped ones included.
  public List<org.gajah.catalog.rows.PgAttribute> columns(int relation) {
    return context.lookups().relations().columns(relation);
  }
}
