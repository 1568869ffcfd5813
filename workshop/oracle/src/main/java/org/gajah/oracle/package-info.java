/// The real PostgreSQL 17 as a judge: where it is and how to run it.
@NullMarked
package org.gajah.oracle;

import org.jspecify.annotations.NullMarked;
