package org.gajah.catalog.operator;

/// The numbers that B-trees and hash indexes have for their operators. Mirrors `access/stratnum.h`.
public final class Strategy {
  public static final short LESS = 1;
  public static final short LESS_EQUAL = 2;
  public static final short EQUAL = 3;
  public static final short GREATER_EQUAL = 4;
  public static final short GREATER = 5;

  /// "Not equal", which no family has: the negator of equality stands for it (`ROWCOMPARE_NE`).
  public static final short NOT_EQUAL = 6;

  /// Equality of hash families.
  public static final short HASH_EQUAL = 1;

  private Strategy() {}
}
