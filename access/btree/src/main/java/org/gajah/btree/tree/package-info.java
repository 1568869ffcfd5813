/// The tree itself: keys and how they compare, the way down, insertion with everything that makes
/// room, and the metapage.
///
/// A B-link tree after Lehman and Yao, with left links. Every page has a high key, the upper bound
/// of what belongs on it, and a link to its right sibling; who comes to a page and looks for a key
/// above its high key follows the link. So one page is locked at a time on the way down, and a
/// split need not lock the parent: it marks the left page as incompletely split, and whoever comes
/// by before the parent knows of the right one finishes that. Mirrors `access/nbtree/README`.
///
/// Rules:
/// 1. Tuples are unique: the heap tid is the last column of the key. A pivot tuple may lack columns
///    at the end, which count as less than everything.
/// 2. Content locks are taken from left to right on a level, and from a child to its parent. Nobody
///    locks a child, or a left sibling, while holding a page.
/// 3. The metapage is locked after the pages of the tree.
/// 4. Pages that are held are known to [org.gajah.btree.tree.Tree], which gives them back when an
///    operation fails.
/// 5. Everything that may fail comes before the critical section; in it a record is applied by
///    [org.gajah.btree.change.BTreeChanges], pages are marked dirty, the record is logged, and the
///    pages are stamped.
@NullMarked
package org.gajah.btree.tree;

import org.jspecify.annotations.NullMarked;
