package org.gajah.oracle.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of `pg_proc` with its types resolved.
record SqlFunction(
    String name,
    String source,
    List<SqlType> arguments,
    SqlType result,
    boolean strict,
    boolean isVolatile,
    @Nullable SqlType element,
    boolean variadic) {
  @Override
  public String toString() {
    return name + "(" + String.join(", ", arguments.stream().map(SqlType::name).toList()) + ")";
  }
}
