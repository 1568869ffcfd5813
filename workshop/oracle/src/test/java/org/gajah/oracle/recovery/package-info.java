/// Clusters that go back and forth between the real server and ours.
@NullMarked
package org.gajah.oracle.recovery;

import org.jspecify.annotations.NullMarked;
