package org.gajah.oracle.types;

import java.util.List;

/// A row of `pg_proc` with its types resolved.
record SqlFunction(
    String name,
    String source,
    List<SqlType> arguments,
    SqlType result,
    boolean strict,
    boolean isVolatile) {
  @Override
  public String toString() {
    return name + "(" + String.join(", ", arguments.stream().map(SqlType::name).toList()) + ")";
  }
}
