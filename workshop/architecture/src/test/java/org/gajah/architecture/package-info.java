/// Tests of the house itself: how sources look, which way dependencies point, which rooms may do
/// what.
@NullMarked
package org.gajah.architecture;

import org.jspecify.annotations.NullMarked;
