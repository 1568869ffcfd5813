/// B-trees that the real server made are read and changed by us, and ours by the real server.
@NullMarked
package org.gajah.oracle.btree;

import org.jspecify.annotations.NullMarked;
