/// Our heap against the real server: its tables read by us, tables changed by us read by it.
@NullMarked
package org.gajah.oracle.heap;

import org.jspecify.annotations.NullMarked;
