package org.gajah.catalog.source;

/// The values of a tuple, by the number of their column. Null is asked for first.
public interface RowSource {
  boolean isNull(int column);

  boolean bool(int column);

  /// A `"char"`, as the letter of its byte.
  char letter(int column);

  short int2(int column);

  /// An `int4`, `oid`, `regproc` or `xid`.
  int int4(int column);

  /// An `int8`, `pg_lsn` or `timestamptz`.
  long int8(int column);

  float float4(int column);

  double float8(int column);

  /// A `name`, `text` or `pg_node_tree`.
  String text(int column);

  /// The bytes of a value behind its header, of whatever type.
  byte[] bytes(int column);

  /// An `int2vector` or `int2[]`.
  short[] int2s(int column);

  /// An `oidvector` or `oid[]`.
  int[] oids(int column);

  float[] float4s(int column);

  /// A `"char"[]`.
  char[] letters(int column);

  String[] texts(int column);

  AclItem[] acl(int column);
}
