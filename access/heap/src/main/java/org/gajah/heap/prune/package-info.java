/// Getting rid of row versions that nobody sees any more, within one page, and of transaction ids
/// that are about to be forgotten. Mirrors `access/heap/pruneheap.c` and the freezing part of
/// `access/heap/heapam.c`.
///
/// Pruning takes the storage of dead versions. Versions of a row on one page are chained: an index
/// entry leads to the first line pointer of its chain, so that one stays, as a redirection to the
/// first version that is left, or as a dead line pointer until vacuum has removed the index
/// entries. Everything behind it in the chain becomes free at once.
///
/// Rules:
/// 1. Tuples move only under the cleanup lock: nobody else has a pin, and so nobody looks at them.
/// 2. What a chain is, its members' xmax and xmin say. A member that is not linked to by the xmax
///    of the one before it is none.
/// 3. A version that is recently dead goes together with a dead one behind it in its chain, and
///    only then.
/// 4. All of a page that is to be frozen is frozen, or nothing.
@NullMarked
package org.gajah.heap.prune;

import org.jspecify.annotations.NullMarked;
