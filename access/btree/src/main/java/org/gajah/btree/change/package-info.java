/// What records of B-trees do to pages, at run time and in redo.
///
/// [org.gajah.btree.change.BTreeChanges] has one method for each page that a record touches, and
/// the only calls of [org.gajah.page.index.BTreeWriter] but for hints and pages that are being
/// built. Whoever calls has the page locked exclusively, or all to himself. What only run time
/// knows, the cycle ids of vacuums, is an argument of its own.
@NullMarked
package org.gajah.btree.change;

import org.jspecify.annotations.NullMarked;
