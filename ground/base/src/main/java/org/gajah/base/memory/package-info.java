/// Memory off the heap that lives as long as an instance, with an owner for each piece.
@NullMarked
package org.gajah.base.memory;

import org.jspecify.annotations.NullMarked;
