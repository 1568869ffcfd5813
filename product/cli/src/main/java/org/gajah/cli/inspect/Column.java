package org.gajah.cli.inspect;

import org.gajah.catalog.type.Alignment;
import org.gajah.page.value.TupleLayout;
import org.jspecify.annotations.Nullable;

/// A column of a relation.
///
/// @param missing the value in rows that are older than the column, without header; null for null
@SuppressWarnings("ArrayRecordComponent") // Nobody compares columns.
record Column(
    String name,
    int type,
    TupleLayout.Attribute attribute,
    boolean dropped,
    byte @Nullable [] missing) {

  /// A column as its row of `pg_attribute` tells it.
  Column(Row row) {
    this(
        row.text("attname"),
        row.oid("atttypid"),
        new TupleLayout.Attribute(
            row.small("attlen"),
            row.truth("attbyval"),
            Alignment.bytes(row.letter("attalign")),
            row.letter("attstorage") != 'p'),
        row.truth("attisdropped"),
        null);
  }

  Column withMissing(byte[] value) {
    return new Column(name, type, attribute, dropped, value);
  }
}
