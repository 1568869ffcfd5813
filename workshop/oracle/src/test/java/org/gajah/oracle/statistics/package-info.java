/// Cumulative statistics beside the real server's.
@NullMarked
package org.gajah.oracle.statistics;

import org.jspecify.annotations.NullMarked;
