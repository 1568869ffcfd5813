/// WAL of the real server, read, written anew and described.
@NullMarked
package org.gajah.oracle.wal;

import org.jspecify.annotations.NullMarked;
