/// Tests of compression and checksums.
@NullMarked
package org.gajah.base.bytes;

import org.jspecify.annotations.NullMarked;
