/// The identifiers of PostgreSQL's world, as primitives with their own arithmetic.
///
/// On hot paths an identifier is an `int` or a `long`, never an object; the class of its name holds
/// what may be done with it. Comparing identifiers with `<` is a bug: object ids and LSNs are
/// unsigned, transaction and multixact ids wrap around.
@NullMarked
package org.gajah.base.id;

import org.jspecify.annotations.NullMarked;
