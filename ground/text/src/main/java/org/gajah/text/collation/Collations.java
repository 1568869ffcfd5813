package org.gajah.text.collation;

/// The collations that every database has.
public final class Collations {
  /// What stands for a collation that could not be derived: every use answers 42P22.
  public static final Collation MISSING = new MissingCollation();

  /// The order of bytes, with ASCII's idea of letters: collations "C" and "POSIX".
  public static final Collation C = new ByteCollation();

  /// The builtin provider's locale "C.UTF-8", for databases whose encoding is UTF8.
  public static final Collation C_UTF8 = new BuiltinCollation();

  private Collations() {}
}
