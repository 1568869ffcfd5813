/// Tests of the disks.
@NullMarked
package org.gajah.base.seam.memory;

import org.jspecify.annotations.NullMarked;
