/// Values made of other values: arrays, ranges, records, enums.
///
/// What an element is comes as an [org.gajah.containers.ElementType], which functions take as a
/// parameter behind the `TypeContext`; the caller makes it from the catalogs. Element values are
/// handled in their stored form: little-endian bytes for those passed by value, bytes without the
/// varlena header for the others.
@NullMarked
package org.gajah.containers;

import org.jspecify.annotations.NullMarked;
