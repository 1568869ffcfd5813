/// Identifiers as SQL values: object, transaction, command and tuple ids, WAL positions, uuids, and
/// the vectors of numbers that the catalogs hold.
@NullMarked
package org.gajah.types.id;

import org.jspecify.annotations.NullMarked;
