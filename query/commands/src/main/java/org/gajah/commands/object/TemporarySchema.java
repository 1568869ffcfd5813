package org.gajah.commands.object;

import java.util.Objects;
import org.gajah.base.error.PgException;

/// The session's schema for temporary objects.
final class TemporarySchema {
  TemporarySchema(Definer definer) {}

  /// The number of the session that has a schema for temporary objects.
  static int sessionOf(Definer definer, int schema) {
    String name = Objects.requireNonNull(definer.context().namespaces().nameOf(schema));
    return Integer.parseInt(name.substring(name.lastIndexOf('_') + 1));
  }

  int oid() {
    throw PgException.notBuilt("temporary tables");
  }
}
