/// Facts about operators, operator classes and families: what belongs together, which orders and
/// which hashes.
@NullMarked
package org.gajah.catalog.operator;

import org.jspecify.annotations.NullMarked;
