/// Transactions that outlive their session: prepared, then committed or aborted by whoever comes.
///
/// Rules:
/// 1. A prepared transaction exists when its record is flushed; its whole state is in the record.
/// 2. A checkpoint writes the states whose records lie before its redo point into `pg_twophase`; so
///    a state is always in a file or behind the redo point.
/// 3. It keeps running in the process array, under an entry of its own, and keeps its locks; both
///    go over from the session without a gap.
/// 4. Lock order: the table's lock comes before those of the process array and of the logs.
@NullMarked
package org.gajah.transaction.twophase;

import org.jspecify.annotations.NullMarked;
