/// Truth values, integers and floating-point numbers.
@NullMarked
package org.gajah.types.number;

import org.jspecify.annotations.NullMarked;
