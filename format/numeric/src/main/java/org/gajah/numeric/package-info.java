/// Type `numeric`: exact decimal numbers, infinities and NaN (`utils/adt/numeric.c`).
///
/// Small numbers are computed in `long`s straight from and to their bytes; the others become
/// `BigDecimal`s, whose scale is PostgreSQL's display scale, so that results have PostgreSQL's
/// scale by construction.
@NullMarked
package org.gajah.numeric;

import org.jspecify.annotations.NullMarked;
