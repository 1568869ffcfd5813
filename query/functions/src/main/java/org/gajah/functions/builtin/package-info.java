/// Built-in functions that need the catalogs or the session.
@NullMarked
package org.gajah.functions.builtin;

import org.jspecify.annotations.NullMarked;
