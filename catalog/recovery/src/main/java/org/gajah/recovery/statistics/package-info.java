/// How statistics follow transactions, and the file that keeps them from one run to the next.
@NullMarked
package org.gajah.recovery.statistics;

import org.jspecify.annotations.NullMarked;
