/// Tests of the heavyweight locks.
@NullMarked
package org.gajah.locks.table;

import org.jspecify.annotations.NullMarked;
