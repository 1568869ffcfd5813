/// How many rows conditions let through, by the statistics of columns.
@NullMarked
package org.gajah.planner.statistics;

import org.jspecify.annotations.NullMarked;
