package org.gajah.base.id;

/// The forks of a relation: files that belong together. Mirrors `common/relpath.h`; the order is
/// PostgreSQL's numbering.
public enum ForkNumber {
  MAIN(""),
  FREE_SPACE_MAP("fsm"),
  VISIBILITY_MAP("vm"),
  INIT("init");

  private static final ForkNumber[] ALL = values();

  private final String suffix;

  ForkNumber(String suffix) {
    this.suffix = suffix;
  }

  /// PostgreSQL's number.
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of their numbers
  public int number() {
    return ordinal();
  }

  /// What follows the underscore in the file's name; empty for the main fork.
  public String suffix() {
    return suffix;
  }

  /// The name that PostgreSQL's tools use: `main`, `fsm`, `vm`, `init`.
  public String label() {
    return this == MAIN ? "main" : suffix;
  }

  /// The fork with PostgreSQL's number.
  ///
  /// @throws ArrayIndexOutOfBoundsException when there is none
  public static ForkNumber of(int number) {
    return ALL[number];
  }
}
