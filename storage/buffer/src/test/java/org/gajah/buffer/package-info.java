/// Tests of the buffer pool.
@NullMarked
package org.gajah.buffer;

import org.jspecify.annotations.NullMarked;
