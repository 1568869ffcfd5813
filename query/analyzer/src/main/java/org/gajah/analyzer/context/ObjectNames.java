package org.gajah.analyzer.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.TypeName;
import org.gajah.parser.ParseMode;
import org.gajah.parser.SqlParser;
import org.gajah.parser.lex.ParserOptions;
import org.jspecify.annotations.Nullable;

/// Values of the types that name objects (`regclass` and its kin), which need the search path; all
/// others are passed on. Mirrors utils/adt/regproc.c.
final class ObjectNames implements TypeValues {
  private final AnalysisContext context;
  private final TypeValues others;

  ObjectNames(AnalysisContext context, TypeValues others) {
    this.context = context;
    this.others = others;
  }

  private static boolean isName(PgType type) {
    return switch (type.oid()) {
      case TypeOid.REGCLASS, TypeOid.REGTYPE, TypeOid.REGNAMESPACE, TypeOid.REGROLE -> true;
      default -> false;
    };
  }

  @Override
  public byte @Nullable [] input(PgType type, @Nullable String text, int typmod) {
    if (text == null || !isName(type)) {
      return others.input(type, text, typmod);
    }
    byte[] datum = new byte[8];
    LittleEndian.setLong(datum, 0, Integer.toUnsignedLong(oid(type, text)));
    return datum;
  }

  private int oid(PgType type, String text) {
    if (text.equals("-")) {
      return 0;
    }
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return (int) Long.parseLong(text);
    }
    return switch (type.oid()) {
      case TypeOid.REGCLASS -> relation(text);
      case TypeOid.REGTYPE -> type(text);
      case TypeOid.REGNAMESPACE -> schema(only(names(text)));
      default -> role(only(names(text)));
    };
  }

  private static String only(List<String> names) {
    if (names.size() != 1) {
      throw new PgException(SqlState.INVALID_NAME, "invalid name syntax");
    }
    return names.getFirst();
  }

  private int schema(String name) {
    int oid = context.lookups().types().findSchema(name);
    if (oid == 0) {
      throw new PgException(
          SqlState.UNDEFINED_SCHEMA, "schema \"%s\" does not exist".formatted(name));
    }
    return oid;
  }

  private int role(String name) {
    PgAuthid row = context.catalog().find(SysCache.AUTHNAME, name);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "role \"%s\" does not exist".formatted(name));
    }
    return row.oid();
  }

  private int relation(String text) {
    List<String> names = names(text);
    int n = names.size();
    if (n > 3) {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          "improper relation name (too many dotted names): " + NameLists.join(names));
    }
    RangeVar name =
        RangeVar.builder()
            .catalogname(n == 3 ? names.getFirst() : null)
            .schemaname(n >= 2 ? names.get(n - 2) : null)
            .relname(names.getLast())
            .inh(true)
            .relpersistence('p')
            .build();
    PgClass row = context.lookups().relations().find(name);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_TABLE,
          "relation \"%s\" does not exist".formatted(NameLists.join(names)));
    }
    return row.oid();
  }

  private int type(String text) {
    TypeName name =
        (TypeName) SqlParser.parse(text, ParseMode.TYPE_NAME, ParserOptions.DEFAULT).getFirst();
    Types types = context.lookups().types();
    List<String> names = name.names();
    PgType row =
        names.size() == 1
            ? types.onPath(names.getFirst())
            : types.inSchema(names.getLast(), schema(names.get(names.size() - 2)));
    int oid = row == null ? 0 : name.arrayBounds().isEmpty() ? row.oid() : row.typarray();
    if (oid == 0) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "type \"%s\" does not exist".formatted(text));
    }
    return oid;
  }

  /// The parts of a dotted name, unquoted parts in lower case.
  private static List<String> names(String text) {
    List<String> result = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          part.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == '.' && !quoted) {
        result.add(part.toString());
        part.setLength(0);
      } else if (quoted || c != ' ') {
        part.append(quoted ? String.valueOf(c) : String.valueOf(c).toLowerCase(Locale.ROOT));
      }
    }
    result.add(part.toString());
    if (quoted || result.stream().anyMatch(String::isEmpty)) {
      throw new PgException(SqlState.INVALID_NAME, "invalid name syntax");
    }
    return result;
  }

  @Override
  public String output(PgType type, byte[] value) {
    if (!isName(type)) {
      return others.output(type, value);
    }
    int oid = (int) LittleEndian.longAt(value, 0);
    String number = oid == 0 ? "-" : Integer.toUnsignedString(oid);
    return switch (type.oid()) {
      case TypeOid.REGCLASS -> {
        PgClass row = context.lookups().relations().find(oid);
        yield row == null ? number : shown(row);
      }
      case TypeOid.REGTYPE ->
          context.lookups().types().find(oid) == null
              ? number
              : context.lookups().types().format(oid);
      case TypeOid.REGNAMESPACE -> {
        String name = context.lookups().types().schemaName(oid);
        yield name.isEmpty() ? number : NameLists.quote(name);
      }
      default -> {
        PgAuthid row = context.catalog().find(SysCache.AUTHOID, oid);
        yield row == null ? number : NameLists.quote(row.rolname());
      }
    };
  }

  private String shown(PgClass row) {
    return context.lookups().relations().isVisible(row)
        ? NameLists.quote(row.relname())
        : NameLists.quote(context.lookups().types().schemaName(row.relnamespace()), row.relname());
  }

  @Override
  public int typmodIn(PgType type, List<String> modifiers) {
    return others.typmodIn(type, modifiers);
  }

  @Override
  public String typmodOut(PgType type, int typmod) {
    return others.typmodOut(type, typmod);
  }
}
