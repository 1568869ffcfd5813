@NullMarked
package org.gajah.bootstrap.descriptions;

import org.jspecify.annotations.NullMarked;
