package org.gajah.catalog.type;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.datetime.IntervalTypmods;
import org.gajah.datetime.Precision;
import org.gajah.numeric.NumericTypmods;
import org.gajah.types.text.Varchars;
import org.jspecify.annotations.Nullable;

/// Types as they are printed. Mirrors `utils/adt/format_type.c`.
public final class TypeNames {
  private final Types types;
  private final @Nullable Names names;

  /// @param names says which types are found without their schema; null when only `pg_catalog`'s
  ///   are taken to be
  public TypeNames(Types types, @Nullable Names names) {
    this.types = types;
    this.names = names;
  }

  /// A type without a modifier, as in messages (`format_type_be`).
  public String format(int type) {
    return format(type, false, -1, false);
  }

  /// A type with its schema, unless it has a name of the SQL standard (`format_type_be_qualified`).
  public String qualified(int type) {
    return format(type, false, -1, true);
  }

  /// A type with its modifier (`format_type_with_typemod`).
  public String format(int type, int typmod) {
    return format(type, true, typmod, false);
  }

  /// A type with its schema and modifier, as pg_dump and deparsed views that are read elsewhere
  /// want it.
  public String qualified(int type, int typmod) {
    return format(type, true, typmod, true);
  }

  /// A type as the function `format_type` prints it: `-` for 0 and `???` for one that is not there.
  public String formatOrQuestionMarks(int type, int typmod, boolean typmodGiven) {
    if (type == Oid.INVALID) {
      return "-";
    }
    return types.catalog().find(SysCache.TYPEOID, type) == null
        ? "???"
        : format(type, typmodGiven, typmod, false);
  }

  private String format(int oid, boolean typmodGiven, int typmod, boolean forceSchema) {
    if (oid == Oid.INVALID) {
      return "-";
    }
    PgType type = types.get(oid);
    boolean array = Types.isTrueArray(type) && type.typstorage() != PgType.TYPSTORAGE_PLAIN;
    PgType named = array ? types.get(type.typelem()) : type;
    boolean withTypmod = typmodGiven && typmod >= 0;
    String standard = standard(named, typmodGiven, typmod, withTypmod);
    String text = standard;
    if (text == null) {
      String schema = forceSchema || !isVisible(named) ? schemaOf(named) : null;
      text = QualifiedName.quote(schema, named.typname());
      if (withTypmod) {
        text = text + modifier(typmod, named.typmodout());
      }
    }
    return array ? text + "[]" : text;
  }

  private @Nullable String schemaOf(PgType type) {
    if (names != null) {
      return names.namespaces().printableNameOf(type.typnamespace());
    }
    PgNamespace row = types.catalog().find(SysCache.NAMESPACEOID, type.typnamespace());
    return row == null ? null : row.nspname();
  }

  private boolean isVisible(PgType type) {
    return names == null
        ? type.typnamespace() == PgNamespace.PG_CATALOG_NAMESPACE
        : names.isTypeVisible(type.oid());
  }

  /// The name that the SQL standard has for a type; null when it has none.
  private static @Nullable String standard(
      PgType type, boolean typmodGiven, int typmod, boolean withTypmod) {
    int out = type.typmodout();
    return switch (type.oid()) {
      case TypeOid.BIT -> {
        if (withTypmod) {
          yield "bit" + modifier(typmod, out);
        }
        // A bare bit would be read as bit(1), so the type's own name is quoted.
        if (typmodGiven) {
          yield null;
        }
        yield "bit";
      }
      case TypeOid.BPCHAR -> {
        if (withTypmod) {
          yield "character" + modifier(typmod, out);
        }
        if (typmodGiven) {
          yield null;
        }
        yield "character";
      }
      case TypeOid.BOOL -> "boolean";
      case TypeOid.FLOAT4 -> "real";
      case TypeOid.FLOAT8 -> "double precision";
      case TypeOid.INT2 -> "smallint";
      case TypeOid.INT4 -> "integer";
      case TypeOid.INT8 -> "bigint";
      case TypeOid.JSON -> "json";
      case TypeOid.NUMERIC -> withTypmod ? "numeric" + modifier(typmod, out) : "numeric";
      case TypeOid.INTERVAL -> withTypmod ? "interval" + modifier(typmod, out) : "interval";
      case TypeOid.TIME -> withTypmod ? "time" + modifier(typmod, out) : "time without time zone";
      case TypeOid.TIMETZ -> withTypmod ? "time" + modifier(typmod, out) : "time with time zone";
      case TypeOid.TIMESTAMP ->
          withTypmod ? "timestamp" + modifier(typmod, out) : "timestamp without time zone";
      case TypeOid.TIMESTAMPTZ ->
          withTypmod ? "timestamp" + modifier(typmod, out) : "timestamp with time zone";
      case TypeOid.VARBIT -> withTypmod ? "bit varying" + modifier(typmod, out) : "bit varying";
      case TypeOid.VARCHAR ->
          withTypmod ? "character varying" + modifier(typmod, out) : "character varying";
      default -> null;
    };
  }

  /// A modifier as the type's own function prints it.
  private static String modifier(int typmod, int function) {
    ByteSink out = new ByteSink(16);
    switch (function) {
      case FunctionOid.BPCHARTYPMODOUT, FunctionOid.VARCHARTYPMODOUT ->
          Varchars.typmodOut(typmod, out);
      case FunctionOid.NUMERICTYPMODOUT -> NumericTypmods.typmodOut(typmod, out);
      case FunctionOid.TIMETYPMODOUT, FunctionOid.TIMESTAMPTYPMODOUT -> Precision.out(typmod, out);
      case FunctionOid.TIMETZTYPMODOUT, FunctionOid.TIMESTAMPTZTYPMODOUT ->
          Precision.outWithZone(typmod, out);
      case FunctionOid.INTERVALTYPMODOUT -> IntervalTypmods.typmodOut(typmod, out);
      default -> out.putUtf8("(" + typmod + ")");
    }
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}
