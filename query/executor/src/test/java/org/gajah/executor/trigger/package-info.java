/// Tests of the scans' parts.
@NullMarked
package org.gajah.executor.trigger;

import org.jspecify.annotations.NullMarked;
