/// BRIN indexes: so far what their records do to pages, and redo.
@NullMarked
package org.gajah.brin;

import org.jspecify.annotations.NullMarked;
