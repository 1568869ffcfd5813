package org.gajah.parser;

/// What a text is to be parsed as. Mirrors `RawParseMode` of parser/parser.h.
public enum ParseMode {
  /// Statements.
  DEFAULT,
  /// The name of a type.
  TYPE_NAME,
  /// An expression of PL/pgSQL: what may follow SELECT, without set operations.
  PLPGSQL_EXPR,
  /// An assignment of PL/pgSQL to a name of one part.
  PLPGSQL_ASSIGN1,
  /// An assignment of PL/pgSQL to a name of two parts.
  PLPGSQL_ASSIGN2,
  /// An assignment of PL/pgSQL to a name of three parts.
  PLPGSQL_ASSIGN3
}
