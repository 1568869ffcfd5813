/// The patterns of `to_char`, `to_timestamp`, `to_date` and `to_number` (`utils/adt/formatting.c`).
///
/// A pattern becomes a list of [org.gajah.formatting.PatternPart]s; writers and readers walk along
/// it. Patterns are short and taken apart anew for each call.
@NullMarked
package org.gajah.formatting;

import org.jspecify.annotations.NullMarked;
