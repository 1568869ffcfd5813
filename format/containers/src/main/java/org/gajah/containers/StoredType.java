package org.gajah.containers;

/// How values of a type lie in memory, which is all that making arrays and taking them apart asks.
public interface StoredType {
  /// The oid of the type.
  int oid();

  /// `pg_type.typlen`: the size, -1 for varlena, -2 for `cstring`.
  int length();

  /// The alignment in bytes: 1, 2, 4 or 8.
  int alignment();

  /// A type of which nothing else is known.
  record Layout(int oid, int length, int alignment) implements StoredType {}
}
