/// Kill -9 without end: clients change rows and write down what was acknowledged, the server is
/// killed at moments that a seed chooses, and Gajah or the real server recovers. `./build torture`
/// runs as many cycles as one likes.
@NullMarked
package org.gajah.oracle.torture;

import org.jspecify.annotations.NullMarked;
