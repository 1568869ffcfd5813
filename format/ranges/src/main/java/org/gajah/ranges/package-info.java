/// Ranges and multiranges over any ordered type (`utils/adt/rangetypes.c`, `multirangetypes.c`).
///
/// Values are taken apart into [org.gajah.ranges.Range]s, computed with, and put together again.
/// What depends on the catalogs comes as a [org.gajah.ranges.RangeType].
@NullMarked
package org.gajah.ranges;

import org.jspecify.annotations.NullMarked;
