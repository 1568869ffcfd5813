/// GIN indexes: so far what their records do to pages, and redo.
@NullMarked
package org.gajah.gin;

import org.jspecify.annotations.NullMarked;
