/// Values that are too long for their rows: compressed, and cut into chunks in a table of their
/// own. Mirrors `access/heap/heaptoast.c`, `access/table/toast_helper.c` and
/// `access/common/{detoast,toast_internals}.c`.
///
/// [org.gajah.relations.toast.HeapToaster] is what the heap is given; whoever reads values has a
/// [org.gajah.relations.toast.Detoaster].
///
/// Rules:
/// 1. No content lock is held while values are stored, read or deleted.
/// 2. Chunks are never changed; they are inserted with the row that refers to them, by the same
///    transaction, and deleted with it.
/// 3. A pointer is followed only by those who see a row that holds it.
@NullMarked
package org.gajah.relations.toast;

import org.jspecify.annotations.NullMarked;
