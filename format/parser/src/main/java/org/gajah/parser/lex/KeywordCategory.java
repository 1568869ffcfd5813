package org.gajah.parser.lex;

/// How reserved a keyword is (manual, "SQL Key Words").
public enum KeywordCategory {
  /// Can be any name.
  UNRESERVED,
  /// Can be the name of a column or table, but not of a function or type.
  COL_NAME,
  /// Can be the name of a function or type, but not of a column or table.
  TYPE_FUNC_NAME,
  /// Can only be a label, mostly after AS.
  RESERVED
}
