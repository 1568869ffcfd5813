/// Changes of heap pages, each in one place: at run time and in redo, a Java record of
/// `org.gajah.walformat.record` is applied to the page by the one method for it that stands here.
/// Mirrors the redo routines and the critical sections of `access/heap/heapam.c`.
///
/// Rules:
/// 1. Nothing else in the house changes heap pages, but for hints.
/// 2. A method changes one page and nothing else: the visibility map, the LSN, buffers and the log
///    are the caller's business. It cannot fail, unless the page contradicts the record.
/// 3. What only run time knows comes in a [org.gajah.heap.change.RunTimeExtras], which is empty in
///    redo. The differences that follow are those that [org.gajah.heap.change.HeapMask] hides.
/// 4. The caller holds the page exclusively; for pruning, with the cleanup lock.
@NullMarked
package org.gajah.heap.change;

import org.jspecify.annotations.NullMarked;
