/// Operators that join two inputs.
@NullMarked
package org.gajah.executor.join;

import org.jspecify.annotations.NullMarked;
