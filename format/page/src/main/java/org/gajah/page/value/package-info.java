/// Values inside tuples: varlena headers, TOAST pointers, and how a row becomes a tuple and a tuple
/// a row.
@NullMarked
package org.gajah.page.value;

import org.jspecify.annotations.NullMarked;
