/// Work on whole indexes: vacuum, which deletes dead tuples and empty pages, and building an index
/// from scratch.
///
/// A page that got empty goes in two steps (Lanin and Shasha, with left links). First its downlink,
/// and with it that of every parent that would have no other child, goes from the lowest ancestor
/// that has more; the leaf is half-dead then, and remembers the topmost page that goes. Then the
/// pages of that branch leave the chains of their siblings, from the top down, the leaf last. Each
/// keeps its links, for those who are on the way to it, and the id of the next transaction: when
/// everybody who ran then is done, it can be used anew.
///
/// Rules:
/// 1. Vacuum reads pages in the order of the file, not of the tree. A page that is split meanwhile
///    bears the vacuum's cycle id; where its right half came to lie at a place that vacuum has
///    passed, vacuum goes back there.
/// 2. Every leaf is locked for cleanup once, so that no scan that keeps a pin has seen a tuple
///    whose row is about to be removed.
/// 3. Siblings are locked from left to right, then the metapage.
@NullMarked
package org.gajah.btree.maintain;

import org.jspecify.annotations.NullMarked;
