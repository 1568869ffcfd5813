package org.gajah.catalog.namespace;

import java.util.List;

/// The shape of a call, for which functions are looked for.
///
/// @param arguments how many there are; -1 for functions with any number
/// @param names of the last arguments, which are named
/// @param expandVariadic whether a VARIADIC parameter may take several arguments
/// @param expandDefaults whether missing arguments may be taken from defaults
/// @param includeOut whether output parameters count as arguments, as in CALL
public record FunctionCall(
    int arguments,
    List<String> names,
    boolean expandVariadic,
    boolean expandDefaults,
    boolean includeOut) {
  public FunctionCall {
    names = List.copyOf(names);
  }

  /// A call with arguments that all go by their position, each to its own parameter.
  public static FunctionCall exactly(int arguments) {
    return new FunctionCall(arguments, List.of(), false, false, false);
  }
}
