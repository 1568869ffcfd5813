package org.gajah.walformat;

/// The resource managers of PostgreSQL 17, in the order of their numbers. Mirrors
/// `access/rmgrlist.h`.
public enum ResourceManagerId {
  XLOG("XLOG"),
  TRANSACTION("Transaction"),
  STORAGE("Storage"),
  CLOG("CLOG"),
  DATABASE("Database"),
  TABLESPACE("Tablespace"),
  MULTIXACT("MultiXact"),
  RELATION_MAP("RelMap"),
  STANDBY("Standby"),
  HEAP2("Heap2"),
  HEAP("Heap"),
  BTREE("Btree"),
  HASH("Hash"),
  GIN("Gin"),
  GIST("Gist"),
  SEQUENCE("Sequence"),
  SPGIST("SPGist"),
  BRIN("BRIN"),
  COMMIT_TS("CommitTs"),
  REPLICATION_ORIGIN("ReplicationOrigin"),
  GENERIC("Generic"),
  LOGICAL_MESSAGE("LogicalMessage");

  private static final ResourceManagerId[] ALL = values();

  /// How many there are.
  public static final int COUNT = ALL.length;

  private final String label;

  ResourceManagerId(String label) {
    this.label = label;
  }

  /// The name that `pg_waldump` prints.
  public String label() {
    return label;
  }

  /// Its number in records.
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of their numbers
  public int number() {
    return ordinal();
  }

  /// The resource manager with a number.
  ///
  /// @throws ArrayIndexOutOfBoundsException when it is not one of PostgreSQL's own
  public static ResourceManagerId of(int number) {
    return ALL[number];
  }
}
