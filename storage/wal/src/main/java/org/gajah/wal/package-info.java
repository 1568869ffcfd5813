/// The write-ahead log at work: inserting records, flushing them, and the files they go to.
///
/// A record takes this way:
/// 1. [org.gajah.wal.WalInserter] assembles its bytes, images of pages included, under the redo
///    pointer it knows of.
/// 2. It reserves a place by moving the end of the log with one compare-and-set, which fails when
///    the redo pointer has moved so that an image is missing; then it assembles once more.
/// 3. It copies the bytes into the WAL buffers, at the same time as others copy theirs, and says
///    when it is done. Until then its entry among the insertions in progress tells how far the log
///    may be written.
/// 4. Whoever commits flushes the log up to its record's end: one process at a time writes and
///    syncs for all who wait.
///
/// Rules:
/// 1. An entry among the insertions in progress is set before the place is reserved, to a position
///    not behind it. So whoever reads the end of the log first and the entries afterwards misses
///    nobody.
/// 2. A buffer is reused only when what it held has been written.
/// 3. A failed write or sync of the log is a PANIC.
@NullMarked
package org.gajah.wal;

import org.jspecify.annotations.NullMarked;
