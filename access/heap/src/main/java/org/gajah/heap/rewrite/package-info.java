/// Tables that are written anew: VACUUM FULL and CLUSTER. Mirrors `access/heap/rewriteheap.c` and
/// the copying of `heapam_handler.c`.
///
/// Rules:
/// 1. All versions go along that somebody may still see, each with its own header: who inserted and
///    who deleted it. What is old is frozen on the way.
/// 2. A version that was updated leads to its successor in the new files. Whichever of the two
///    comes first waits for the other, by the successor's xmin and old tid.
/// 3. In the new files no version is heap-only, for chains are torn apart: each gets its own index
///    entry.
/// 4. Pages go past the buffers, as images in the log.
@NullMarked
package org.gajah.heap.rewrite;

import org.jspecify.annotations.NullMarked;
