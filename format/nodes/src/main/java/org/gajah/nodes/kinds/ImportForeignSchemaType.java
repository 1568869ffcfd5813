package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `ImportForeignSchemaType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum ImportForeignSchemaType implements PgEnum {
  FDW_IMPORT_SCHEMA_ALL(0),
  FDW_IMPORT_SCHEMA_LIMIT_TO(1),
  FDW_IMPORT_SCHEMA_EXCEPT(2);

  private final int value;

  ImportForeignSchemaType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static ImportForeignSchemaType of(int value) {
    return switch (value) {
      case 0 -> FDW_IMPORT_SCHEMA_ALL;
      case 1 -> FDW_IMPORT_SCHEMA_LIMIT_TO;
      case 2 -> FDW_IMPORT_SCHEMA_EXCEPT;

      default -> throw PgException.internal("unexpected ImportForeignSchemaType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
