/// The records of the index access methods, one Java record for each of PostgreSQL's, grouped by
/// resource manager in sealed interfaces.
@NullMarked
package org.gajah.walformat.index;

import org.jspecify.annotations.NullMarked;
