/// Hash functions whose results end up on disk: hash indexes, hash partitions, and PostgreSQL's own
/// plans expect the same values.
@NullMarked
package org.gajah.types.hash;

import org.jspecify.annotations.NullMarked;
