/// The records of all resource managers, one Java record for each of PostgreSQL's, grouped by
/// resource manager in sealed interfaces.
@NullMarked
package org.gajah.walformat.record;

import org.jspecify.annotations.NullMarked;
