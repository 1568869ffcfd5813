/// Character strings and their relatives: text, varchar, char(n), name, "char", bytea, and the
/// pseudo-types that are text too.
@NullMarked
package org.gajah.types.text;

import org.jspecify.annotations.NullMarked;
