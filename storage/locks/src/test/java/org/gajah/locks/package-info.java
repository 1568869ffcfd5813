/// Tests of processes and lightweight locks.
@NullMarked
package org.gajah.locks;

import org.jspecify.annotations.NullMarked;
