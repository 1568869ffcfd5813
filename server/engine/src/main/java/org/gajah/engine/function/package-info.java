/// A session as the functions that it calls see it.
@NullMarked
package org.gajah.engine.function;

import org.jspecify.annotations.NullMarked;
