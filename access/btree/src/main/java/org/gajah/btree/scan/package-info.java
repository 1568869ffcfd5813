/// Scans of B-trees: conditions become stretches of the index, which are read a page at a time.
///
/// Conditions on the first columns with `=`, and then bounds on the next, enclose one stretch of
/// tuples that lie side by side; with `= ANY (array)` there are several, in the order of the index.
/// Both ends of a stretch are keys that a page can be searched for, so on each page a scan finds by
/// bisection which tuples it wants. All other conditions are tried on each of these. Mirrors
/// `access/nbtree/nbtutils.c` and the second half of `nbtsearch.c`.
///
/// Rules:
/// 1. A scan holds a page's lock only while it collects the tids that match. It keeps the pin only
///    where somebody may remove what the tids lead to and put something else there: for snapshots
///    that would not notice, for relations without LSNs, and for index-only scans.
/// 2. Who keeps no pin marks tuples as dead only when the page's LSN is still the same.
@NullMarked
package org.gajah.btree.scan;

import org.jspecify.annotations.NullMarked;
