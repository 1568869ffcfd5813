/// Who sees which version of a row. Mirrors `access/heap/heapam_visibility.c`.
///
/// A version is judged from its own header, the commit log, and a snapshot or the state of affairs.
/// What has been found out once is noted in the header as a hint, so that the next reader need not
/// ask again.
///
/// Rules:
/// 1. Whether a transaction still runs is asked before whether it has committed: the other way
///    round it may finish in between, and a transaction that has just committed looks aborted.
/// 2. A hint that says "committed" is set only when the commit is on disk, or the page carries an
///    LSN behind the commit's record, and so cannot be written before it.
/// 3. Nothing here waits, allocates, or changes more than hints.
/// 4. The caller holds a pin and at least the shared content lock.
@NullMarked
package org.gajah.heap.visibility;

import org.jspecify.annotations.NullMarked;
