/// GiST indexes: so far what their records do to pages, and redo.
@NullMarked
package org.gajah.gist;

import org.jspecify.annotations.NullMarked;
