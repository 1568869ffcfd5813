/// Hash indexes: so far what their records do to pages, and redo.
@NullMarked
package org.gajah.hash;

import org.jspecify.annotations.NullMarked;
