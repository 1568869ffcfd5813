package org.gajah.cli.inspect;

import org.gajah.page.value.TupleLayout;
import org.jspecify.annotations.Nullable;

/// A column of a relation.
///
/// @param missing the value in rows that are older than the column, as stored in a tuple; null for
///   null
@SuppressWarnings("ArrayRecordComponent") // Nobody compares columns.
record Column(
    String name,
    int type,
    TupleLayout.Attribute attribute,
    boolean dropped,
    byte @Nullable [] missing) {}
