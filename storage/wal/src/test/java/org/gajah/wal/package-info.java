/// Tests of the write-ahead log at work.
@NullMarked
package org.gajah.wal;

import org.jspecify.annotations.NullMarked;
