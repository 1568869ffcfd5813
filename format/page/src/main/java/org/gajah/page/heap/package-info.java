/// Heap pages: tuple headers and their flags, and the visibility map.
@NullMarked
package org.gajah.page.heap;

import org.jspecify.annotations.NullMarked;
