/// Types `bit` and `bit varying` (`utils/adt/varbit.c`): how many bits there are, in four bytes,
/// and the bits, the first one highest, filled up with zeros to whole bytes.
@NullMarked
package org.gajah.bits;

import org.jspecify.annotations.NullMarked;
