package org.gajah.functions.contract;

/// Sizes of what is stored, and where it lies. Negative sizes mean that there is no such thing.
public interface RelationStorage {
  /// Bytes of one fork of a relation.
  ///
  /// @param fork 0 main, 1 free space map, 2 visibility map, 3 init
  long relationSize(int relation, int fork);

  long databaseSize(int database);

  long tablespaceSize(int tablespace);

  /// Number of the file of a relation, mapped ones included, or 0.
  int fileNode(int relation);

  /// Where a relation's file is, from the data directory; empty where it has none.
  String filePath(int relation);

  /// OID of the relation that a file belongs to, or 0.
  int relationOf(int tablespace, int fileNode);

  /// OIDs of the databases that have something in a tablespace.
  int[] databasesIn(int tablespace);

  /// The place of a tablespace; empty for the built-in ones.
  String tablespaceLocation(int tablespace);
}
