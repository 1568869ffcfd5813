/// Operators that compute, order, group and limit rows.
@NullMarked
package org.gajah.executor.combine;

import org.jspecify.annotations.NullMarked;
