/// Transactions on directories of the real server.
@NullMarked
package org.gajah.oracle.transaction;

import org.jspecify.annotations.NullMarked;
