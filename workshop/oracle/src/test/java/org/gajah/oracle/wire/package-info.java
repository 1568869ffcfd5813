/// The protocol as the real server speaks it, against ours.
@NullMarked
package org.gajah.oracle.wire;

import org.jspecify.annotations.NullMarked;
