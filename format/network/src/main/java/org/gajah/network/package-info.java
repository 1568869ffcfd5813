/// Types `inet`, `cidr`, `macaddr` and `macaddr8` (`utils/adt/network.c`, `mac.c`, `mac8.c`).
@NullMarked
package org.gajah.network;

import org.jspecify.annotations.NullMarked;
