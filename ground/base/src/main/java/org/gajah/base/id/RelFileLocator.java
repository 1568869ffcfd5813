package org.gajah.base.id;

/// Where the files of a relation lie: tablespace, database (0 for shared relations) and file
/// number. Mirrors `storage/relfilelocator.h`.
public record RelFileLocator(int tablespace, int database, int relNumber) {
  /// The tablespace `pg_default`: folder `base`.
  public static final int DEFAULT_TABLESPACE = 1663;

  /// The tablespace `pg_global`: folder `global`.
  public static final int GLOBAL_TABLESPACE = 1664;

  @Override
  public String toString() {
    return Oid.toString(tablespace) + "/" + Oid.toString(database) + "/" + Oid.toString(relNumber);
  }
}
