/// Pages in memory: the shared buffer pool, and the small private pools of temporary tables.
///
/// A frame is a place for one page. Its state is one `int`, changed only by compare-and-set:
///
/// | bits | meaning |
/// |---:|---|
/// | 0-17 | how many pins are on it |
/// | 18-21 | usage count, 0 to 5 |
/// | 22-30 | flags: see [org.gajah.buffer.FrameState] |
///
/// Rules:
/// 1. Nobody looks at a page without a pin. Who reads holds the content lock shared, who changes
///    holds it exclusively; only hint bits are set under a shared lock.
/// 2. A page changes in this order: everything that can fail first; then, in a critical section,
///    change the page, mark the buffer dirty, insert the WAL record, stamp the page with the
///    record's end. Dirty comes before the record, or a checkpoint in between would pass the page
///    by. Hints go the other way round: record first.
/// 3. A page is written only when the WAL is flushed up to its LSN.
/// 4. Removing tuples from a page needs the cleanup lock: the exclusive lock while nobody else has
///    a pin.
/// 5. Locks are taken in this order: content locks, partitions of the buffer table, WAL. Nobody
///    waits for a content lock while holding a partition.
/// 6. A page's tag changes only while its frame has one pin, the evictor's, and the partition of
///    the old tag is locked. A reader therefore finds its frame without a lock, pins it, and looks
///    at the tag again.
@NullMarked
package org.gajah.buffer;

import org.jspecify.annotations.NullMarked;
