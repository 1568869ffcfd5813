/// Points, segments, lines, boxes, paths, polygons and circles (`utils/adt/geo_ops.c`).
///
/// Comparisons forgive differences up to [Fuzzy#EPSILON] but where a method says that it is exact.
/// Results are PostgreSQL's to the last bit, so the order of floating-point operations counts.
@NullMarked
package org.gajah.geometry;

import org.jspecify.annotations.NullMarked;
