package org.gajah.accessapi.relation;

/// How long the content of a relation lasts (`relpersistence`).
public enum Persistence {
  /// Changes are logged.
  PERMANENT('p'),
  /// Changes are not logged; after a crash the relation is empty.
  UNLOGGED('u'),
  /// Only one session sees the relation, and not for longer than it lives.
  TEMPORARY('t');

  private final char code;

  Persistence(char code) {
    this.code = code;
  }

  /// The letter in `pg_class`.
  public char code() {
    return code;
  }

  /// The persistence with a letter.
  public static Persistence of(char code) {
    return switch (code) {
      case 'u' -> UNLOGGED;
      case 't' -> TEMPORARY;
      default -> PERMANENT;
    };
  }
}
