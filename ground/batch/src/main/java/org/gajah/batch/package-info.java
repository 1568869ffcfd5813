/// Columns of values: what scans fill, expressions compute on and operators pass along.
///
/// A value of a type passed by value is a `long` holding PostgreSQL's Datum: integers
/// sign-extended, floats as their raw bits, a boolean 0 or 1. Every other value is a stretch of
/// bytes. Two kinds of vector are therefore enough: [org.gajah.batch.LongVector] and
/// [org.gajah.batch.BytesVector].
///
/// Rules:
/// 1. Vectors are pooled by their operator and reused: whoever keeps values beyond the next call
///    copies them.
/// 2. A row that is null may hold any value; nobody reads it.
/// 3. Vectors never point into pages: values are copied out, so no vector holds a pin.
/// 4. A vector may be constant ([org.gajah.batch.Vector#isConstant]): row 0 stands for all. What
///    operators hand to each other can always be read row by row ([org.gajah.batch.Vector#spread]).
/// 5. Memory that grows with the data is counted in a [org.gajah.batch.MemoryAccount].
@NullMarked
package org.gajah.batch;

import org.jspecify.annotations.NullMarked;
