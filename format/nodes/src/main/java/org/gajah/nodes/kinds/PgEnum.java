package org.gajah.nodes.kinds;

/// An enum of PostgreSQL's with the numbers that its constants have in C and in stored trees.
public interface PgEnum {
  /// The number of this constant in C.
  int value();
}
