/// Built-in functions that need the catalogs, the session or what the instance counts.
@NullMarked
package org.gajah.functions.builtin;

import org.jspecify.annotations.NullMarked;
