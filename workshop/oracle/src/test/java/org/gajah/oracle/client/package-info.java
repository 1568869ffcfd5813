/// Clients as people use them, run against both servers: the real one and `bin/postgres` on a copy
/// of its directory.
@NullMarked
package org.gajah.oracle.client;

import org.jspecify.annotations.NullMarked;
