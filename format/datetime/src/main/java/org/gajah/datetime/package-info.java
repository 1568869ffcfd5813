/// Types `date`, `time`, `timetz`, `timestamp`, `timestamptz` and `interval` (`utils/adt/date.c`,
/// `timestamp.c`).
///
/// Dates are days and the others microseconds since 2000-01-01. The least and the greatest number
/// are the infinities.
@NullMarked
package org.gajah.datetime;

import org.jspecify.annotations.NullMarked;
