package org.gajah.catalogstore.relation;

import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.error.PgException;

/// Stands for an order that is not built: tables with such an index can be read, but the index not
/// be used.
///
/// @param fault what every use answers
record MissingOrder(PgException fault) implements KeyOrder {
  @Override
  public int compare(long left, long right) {
    throw fault;
  }

  @Override
  public int compare(
      byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength) {
    throw fault;
  }

  @Override
  public boolean equalImage() {
    return false;
  }
}
