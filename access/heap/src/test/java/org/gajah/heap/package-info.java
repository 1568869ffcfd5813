/// Tests of the heap, driven from Java on a cluster without catalogs.
@NullMarked
package org.gajah.heap;

import org.jspecify.annotations.NullMarked;
