package org.gajah.analyzer.context;

/// Everything that is looked up in the catalogs by name.
///
/// @param types types and schemas
/// @param relations relations and columns
/// @param functions functions and casts
/// @param operators operators and operator classes
public record Lookups(Types types, Relations relations, Functions functions, Operators operators) {
  static Lookups of(AnalysisContext context) {
    return new Lookups(
        new Types(context), new Relations(context), new Functions(context), new Operators(context));
  }
}
