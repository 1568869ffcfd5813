/// Numbers that a fresh PostgreSQL 17 gives its built-in objects, generated from the oracle: types,
/// functions, system catalogs and their indexes.
@NullMarked
package org.gajah.catalogfacts;

import org.jspecify.annotations.NullMarked;
