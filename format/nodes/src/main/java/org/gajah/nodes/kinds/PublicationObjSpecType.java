package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `PublicationObjSpecType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum PublicationObjSpecType implements PgEnum {
  PUBLICATIONOBJ_TABLE(0),
  PUBLICATIONOBJ_TABLES_IN_SCHEMA(1),
  PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA(2),
  PUBLICATIONOBJ_CONTINUATION(3);

  private final int value;

  PublicationObjSpecType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static PublicationObjSpecType of(int value) {
    return switch (value) {
      case 0 -> PUBLICATIONOBJ_TABLE;
      case 1 -> PUBLICATIONOBJ_TABLES_IN_SCHEMA;
      case 2 -> PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA;
      case 3 -> PUBLICATIONOBJ_CONTINUATION;

      default -> throw PgException.internal("unexpected PublicationObjSpecType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
