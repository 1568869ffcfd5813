/// What tables and indexes have in common as files: where there is free space, which pages
/// everybody sees, and how files come, go and get shorter.
///
/// Rules:
/// 1. The free space map is a hint and not logged. Whoever reads it checks; whoever finds it wrong
///    mends it. The visibility map is logged, and a bit in it that is set is true.
/// 2. A page of the visibility map is pinned before the heap page that it speaks of is locked, for
///    reading it may take long; it is locked after the heap page.
/// 3. Whether a bit may be set is decided under the heap page's exclusive lock, and it is cleared
///    under the same: in one critical section with the flag on the heap page.
/// 4. Files that a transaction makes are deleted when it aborts, those that it drops when it
///    commits; never earlier.
@NullMarked
package org.gajah.space;

import org.jspecify.annotations.NullMarked;
