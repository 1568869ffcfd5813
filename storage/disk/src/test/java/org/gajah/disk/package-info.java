/// Tests of relation files.
@NullMarked
package org.gajah.disk;

import org.jspecify.annotations.NullMarked;
