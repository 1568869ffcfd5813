package org.gajah.oracle.types;

import java.util.ArrayList;
import java.util.List;

/// Functions on any type, with types put in.
final class Polymorphism {
  private static final List<String> ELEMENTS =
      List.of(
          "integer",
          "text",
          "bigint",
          "numeric",
          "smallint",
          "boolean",
          "timestamp without time zone");

  private Polymorphism() {}

  /// The function itself, or one for each of some types.
  static List<SqlFunction> instances(SqlFunction function, OracleCatalog catalog) {
    boolean any =
        function.arguments().stream().anyMatch(t -> isAny(t.name()))
            || isAny(function.result().name());
    if (!any) {
      return List.of(function);
    }
    List<SqlFunction> instances = new ArrayList<>();
    for (String element : ELEMENTS) {
      List<SqlType> arguments =
          function.arguments().stream().map(t -> instance(t, element, catalog)).toList();
      instances.add(
          new SqlFunction(
              function.name(),
              function.source(),
              arguments,
              instance(function.result(), element, catalog),
              function.strict(),
              function.isVolatile(),
              catalog.type(element),
              function.variadic()));
    }
    return instances;
  }

  private static boolean isAny(String name) {
    return name.equals("anyarray")
        || name.equals("anyelement")
        || name.equals("anycompatible")
        || name.equals("anycompatiblearray");
  }

  private static SqlType instance(SqlType type, String element, OracleCatalog catalog) {
    if (!isAny(type.name())) {
      return type;
    }
    return catalog.type(type.name().endsWith("array") ? element + "[]" : element);
  }
}
