/// B-trees: PostgreSQL's default kind of index, the same pages, the same log. Mirrors
/// `access/nbtree`.
///
/// [org.gajah.btree.BTree] is what others use. Below it: `tree` (descent, insertion, splits),
/// `scan`, `maintain` (vacuum and building), and `change` (what records do to pages, and redo).
@NullMarked
package org.gajah.btree;

import org.jspecify.annotations.NullMarked;
