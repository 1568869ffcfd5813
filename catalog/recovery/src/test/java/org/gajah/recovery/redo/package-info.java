/// Tests of redo.
@NullMarked
package org.gajah.recovery.redo;

import org.jspecify.annotations.NullMarked;
