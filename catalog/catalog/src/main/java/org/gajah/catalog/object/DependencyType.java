package org.gajah.catalog.object;

import org.gajah.base.error.PgException;

/// How an object depends on another, with the letter in `pg_depend`. Mirrors `DependencyType` of
/// `catalog/dependency.h`.
public enum DependencyType {
  NORMAL('n'),
  AUTO('a'),
  INTERNAL('i'),
  PARTITION_PRIMARY('P'),
  PARTITION_SECONDARY('S'),
  EXTENSION('e'),
  AUTO_EXTENSION('x');

  private final char code;

  DependencyType(char code) {
    this.code = code;
  }

  public char code() {
    return code;
  }

  public static DependencyType of(char code) {
    for (DependencyType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw PgException.internal("unrecognized dependency type '%s'".formatted(code));
  }
}
