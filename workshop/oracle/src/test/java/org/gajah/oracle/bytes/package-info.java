/// Compression and checksums beside the real server's.
@NullMarked
package org.gajah.oracle.bytes;

import org.jspecify.annotations.NullMarked;
