/// Functions and expressions beside the oracle's.
@NullMarked
package org.gajah.oracle.expression;

import org.jspecify.annotations.NullMarked;
