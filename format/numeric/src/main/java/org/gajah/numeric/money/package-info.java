/// Type `money` (`utils/adt/cash.c`): hundredths as a `bigint`, written as locale C has it.
@NullMarked
package org.gajah.numeric.money;

import org.jspecify.annotations.NullMarked;
