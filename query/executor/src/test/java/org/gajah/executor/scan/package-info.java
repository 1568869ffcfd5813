/// Tests of the scans' parts.
@NullMarked
package org.gajah.executor.scan;

import org.jspecify.annotations.NullMarked;
