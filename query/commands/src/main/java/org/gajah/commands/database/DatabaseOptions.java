package org.gajah.commands.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Options;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.IntegerNode;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// The options of CREATE and ALTER DATABASE.
final class DatabaseOptions {
  static final Set<String> OF_CREATE =
      Set.of(
          "tablespace",
          "owner",
          "template",
          "encoding",
          "locale",
          "builtin_locale",
          "lc_collate",
          "lc_ctype",
          "icu_locale",
          "icu_rules",
          "locale_provider",
          "is_template",
          "allow_connections",
          "connection_limit",
          "collation_version",
          "oid",
          "strategy");

  static final Set<String> OF_ALTER =
      Set.of("is_template", "allow_connections", "connection_limit", "tablespace");

  private final String text;
  private final Map<String, DefElem> given = new HashMap<>();
  private final List<DefElem> locations = new ArrayList<>();
  private int oid;

  /// @param database its name
  /// @param text of the command
  /// @param known which options there are
  /// @throws PgException 42601 for one that is not known or given twice
  DatabaseOptions(String database, String text, List<DefElem> options, Set<String> known) {
    this.text = text;
    for (DefElem option : options) {
      if (known.contains(option.defname())) {
        if (option.defname().equals("oid")) {
          oid = objectId(option, database);
        } else if (given.put(option.defname(), option) != null) {
          throw Options.conflicting(option, text);
        }
      } else if (option.defname().equals("location") && known.contains("oid")) {
        locations.add(option);
      } else {
        throw Definer.at(
            text,
            option.location(),
            new PgException(
                SqlState.SYNTAX_ERROR, "option \"%s\" not recognized".formatted(option.defname())));
      }
    }
  }

  int count() {
    return given.size();
  }

  /// An option that is given with a value; null for DEFAULT as well.
  private @Nullable DefElem valued(String name) {
    DefElem option = given.get(name);
    return option == null || option.arg() == null ? null : option;
  }

  @Nullable DefElem get(String name) {
    return given.get(name);
  }

  @Nullable String string(String name) {
    DefElem option = valued(name);
    return option == null ? null : Options.text(option);
  }

  boolean bool(String name, boolean otherwise) {
    DefElem option = valued(name);
    return option == null ? otherwise : Options.bool(option);
  }

  /// The greatest number of sessions.
  int connectionLimit(int otherwise) {
    DefElem option = valued("connection_limit");
    if (option == null) {
      return otherwise;
    }
    int limit = Options.integer(option);
    if (limit < -1) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "invalid connection limit: %d".formatted(limit));
    }
    return limit;
  }

  /// The number of the encoding; -1 for the template's.
  int encoding() {
    DefElem option = valued("encoding");
    if (option == null) {
      return -1;
    }
    if (option.arg() instanceof IntegerNode number) {
      Encoding encoding = Encoding.numbered(number.ival());
      if (encoding == null || !encoding.forServers()) {
        throw invalid(option, "%d is not a valid encoding code".formatted(number.ival()));
      }
      return number.ival();
    }
    String name = Options.text(option);
    Encoding encoding = Encoding.named(name);
    if (encoding == null || !encoding.forServers()) {
      throw invalid(option, "%s is not a valid encoding name".formatted(name));
    }
    return encoding.number();
  }

  private PgException invalid(DefElem option, String message) {
    return Definer.at(text, option.location(), new PgException(SqlState.UNDEFINED_OBJECT, message));
  }

  /// The provider of the collation; 0 for the template's.
  char provider() {
    String name = string("locale_provider");
    if (name == null) {
      return 0;
    }
    for (DatabaseLocale.Provider provider : DatabaseLocale.Provider.values()) {
      if (provider.text().equalsIgnoreCase(name)) {
        return provider.code();
      }
    }
    throw new PgException(
        SqlState.INVALID_OBJECT_DEFINITION, "unrecognized locale provider: %s".formatted(name));
  }

  /// The OID that the database is to have; 0 for any.
  int oid() {
    return oid;
  }

  private static int objectId(DefElem option, String database) {
    long number = Options.objectId(option);
    if (number < Integer.toUnsignedLong(Oid.FIRST_NORMAL) && !database.equals("template0")) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "OIDs less than %s are reserved for system objects"
              .formatted(Oid.toString(Oid.FIRST_NORMAL)));
    }
    return (int) number;
  }

  /// The warnings for places that old versions let one say.
  List<PgException> locationWarnings() {
    return locations.stream()
        .map(option ->
            Definer.at(
                text,
                option.location(),
                new PgException(
                        Severity.WARNING,
                        SqlState.FEATURE_NOT_SUPPORTED,
                        "LOCATION is not supported anymore",
                        null)
                    .hint("Consider using tablespaces instead.")))
        .toList();
  }
}
