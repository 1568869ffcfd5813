/// Functions of ranges and multiranges as they are called: `org.gajah.ranges` computes.
@NullMarked
package org.gajah.functions.range;

import org.jspecify.annotations.NullMarked;
