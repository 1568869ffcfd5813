/// One record for each system catalog of PostgreSQL 17: its columns in their order and under their
/// names, its indexes, and the values that its columns of letters may have. All of it is generated
/// from the oracle (`./build facts`).
@NullMarked
package org.gajah.catalog.rows;

import org.jspecify.annotations.NullMarked;
