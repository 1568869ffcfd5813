/// How everybody above looks things up in the system catalogs: rows by the key of a system cache
/// ([org.gajah.catalog.source.CatalogSource]), whatever stands behind it.
///
/// Rows are immutable records. Whoever looks one up may keep it for the length of a statement.
@NullMarked
package org.gajah.catalog.source;

import org.jspecify.annotations.NullMarked;
