/// The heap: tables as heaps of row versions in pages. Mirrors `access/heap/heapam.c`,
/// `heapam_handler.c` and `hio.c`.
///
/// [org.gajah.heap.HeapAccessMethod] is the way in. A scan, a look-up or a writer is made for one
/// statement, works for one thread, and gives its pins back when it is closed.
///
/// Rules:
/// 1. A tuple is reached through a pin on its page, and looked at under the content lock; once
///    found visible, it may be read on under the pin alone, for nobody moves or removes it then.
/// 2. Who may change a tuple waits for others without any content lock, and judges it anew after.
///    Who has to wait takes the heavyweight tuple lock first, so that those who wait are served in
///    their order.
/// 3. Content locks of two heap pages are taken in the order of their blocks. Pages of the
///    visibility map are pinned before, and locked after any heap page.
/// 4. Within the critical section: the page is changed, by `org.gajah.heap.change` alone; its
///    buffer is marked dirty; the record goes to the log; the page is stamped with it.
@NullMarked
package org.gajah.heap;

import org.jspecify.annotations.NullMarked;
