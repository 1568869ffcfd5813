/// Heavyweight locks beside the oracle's.
@NullMarked
package org.gajah.oracle.locks;

import org.jspecify.annotations.NullMarked;
