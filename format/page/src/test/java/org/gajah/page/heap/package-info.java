/// Tests of heap pages and free space maps.
@NullMarked
package org.gajah.page.heap;

import org.jspecify.annotations.NullMarked;
