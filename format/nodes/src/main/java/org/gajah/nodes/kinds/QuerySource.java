package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `QuerySource` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum QuerySource implements PgEnum {
  QSRC_ORIGINAL(0),
  QSRC_PARSER(1),
  QSRC_INSTEAD_RULE(2),
  QSRC_QUAL_INSTEAD_RULE(3),
  QSRC_NON_INSTEAD_RULE(4);

  private final int value;

  QuerySource(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static QuerySource of(int value) {
    return switch (value) {
      case 0 -> QSRC_ORIGINAL;
      case 1 -> QSRC_PARSER;
      case 2 -> QSRC_INSTEAD_RULE;
      case 3 -> QSRC_QUAL_INSTEAD_RULE;
      case 4 -> QSRC_NON_INSTEAD_RULE;

      default -> throw PgException.internal("unexpected QuerySource: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
