/// Window functions proper: what they compute out of a partition's rows and peers.
@NullMarked
package org.gajah.functions.window;

import org.jspecify.annotations.NullMarked;
