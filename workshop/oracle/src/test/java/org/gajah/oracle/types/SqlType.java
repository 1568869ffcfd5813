package org.gajah.oracle.types;

import org.jspecify.annotations.Nullable;

/// A row of `pg_type`, as far as calling functions needs it.
///
/// @param name as `format_type` has it
/// @param ownName `typname`
/// @param byValue whether values are passed by value
/// @param length `typlen`
/// @param input the `prosrc` of its input function
/// @param output the `prosrc` of its output function
record SqlType(
    String name,
    String ownName,
    int oid,
    boolean byValue,
    int length,
    String input,
    String output,
    String outputName,
    int element,
    int alignment,
    String delimiter,
    @Nullable String comparison,
    @Nullable String equality,
    @Nullable String hash,
    @Nullable String hashExtended,
    String send,
    String receive) {
  /// The Java type that stands for a value.
  Class<?> natural() {
    if (!byValue) {
      return byte[].class;
    }
    return switch (name) {
      case "boolean" -> boolean.class;
      case "real" -> float.class;
      case "double precision" -> double.class;
      default ->
          switch (length) {
            case 1 -> byte.class;
            case 2 -> short.class;
            case 4 -> int.class;
            default -> long.class;
          };
    };
  }
}
