/// Pages of indexes: index tuples, and the special space of each kind of index.
@NullMarked
package org.gajah.page.index;

import org.jspecify.annotations.NullMarked;
