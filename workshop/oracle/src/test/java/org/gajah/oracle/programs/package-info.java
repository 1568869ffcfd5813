/// The programs in `bin/` beside the real ones.
@NullMarked
package org.gajah.oracle.programs;

import org.jspecify.annotations.NullMarked;
