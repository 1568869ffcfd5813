/// Vacuum: takes dead rows out of a table and its indexes, freezes what is old, keeps the maps of
/// visibility and free space true, and gives empty pages at the end back. Mirrors
/// `access/heap/vacuumlazy.c`.
///
/// Rules:
/// 1. A dead line pointer becomes free only after no index has an entry any more that leads to it.
/// 2. A page that somebody has pinned is only counted, unless something in it must be frozen.
/// 3. What the table's oldest transaction is from now on, is known only when every page was looked
///    at that is not known to be all-frozen.
@NullMarked
package org.gajah.heap.vacuum;

import org.jspecify.annotations.NullMarked;
