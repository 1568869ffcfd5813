/// Operators that change tables and lock rows.
@NullMarked
package org.gajah.executor.modify;

import org.jspecify.annotations.NullMarked;
