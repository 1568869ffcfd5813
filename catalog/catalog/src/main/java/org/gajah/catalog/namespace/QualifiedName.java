package org.gajah.catalog.namespace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.strings.Quoting;
import org.jspecify.annotations.Nullable;

/// An object's name with the schema that was written before it, if any.
public record QualifiedName(@Nullable String schema, String name) {
  /// Takes a dotted name apart.
  ///
  /// @param database name of the current one, the only one that may be written first
  /// @throws PgException 42601 or 0A000 when that makes no name
  public static QualifiedName of(List<String> names, String database) {
    return switch (names.size()) {
      case 1 -> new QualifiedName(null, names.get(0));
      case 2 -> new QualifiedName(names.get(0), names.get(1));
      case 3 -> {
        if (!names.get(0).equals(database)) {
          throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "cross-database references are not implemented: " + text(names));
        }
        yield new QualifiedName(names.get(1), names.get(2));
      }
      default ->
          throw new PgException(
              SqlState.SYNTAX_ERROR,
              "improper qualified name (too many dotted names): " + text(names));
    };
  }

  /// A dotted name as it stands in messages (`NameListToString`).
  public static String text(List<String> names) {
    return String.join(".", names);
  }

  /// A dotted name with quotes where they are needed (`NameListToQuotedString`).
  public static String quoted(List<String> names) {
    return String.join(".", names.stream().map(QualifiedName::quote).toList());
  }

  /// A name with quotes where it needs them (`quote_identifier`).
  public static String quote(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteSink out = new ByteSink(bytes.length + 2);
    Quoting.identifier(bytes, 0, bytes.length, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  /// A name behind its schema, each with quotes where it needs them (`quote_qualified_identifier`).
  public static String quote(@Nullable String schema, String name) {
    return schema == null ? quote(name) : quote(schema) + "." + quote(name);
  }

  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
