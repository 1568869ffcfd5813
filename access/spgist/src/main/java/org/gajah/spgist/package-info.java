/// SP-GiST indexes: so far what their records do to pages, and redo.
@NullMarked
package org.gajah.spgist;

import org.jspecify.annotations.NullMarked;
