/// Bytes: growing buffers, checksums, hash functions and compression that the formats above share.
@NullMarked
package org.gajah.base.bytes;

import org.jspecify.annotations.NullMarked;
