/// Operators that read tables, indexes, functions and lists of values.
@NullMarked
package org.gajah.executor.scan;

import org.jspecify.annotations.NullMarked;
