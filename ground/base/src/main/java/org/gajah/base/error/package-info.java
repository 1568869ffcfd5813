/// Errors as PostgreSQL reports them.
///
/// A fault is a [org.gajah.base.error.PgException], made where it is known, with PostgreSQL's
/// SQLSTATE and wording. Nobody between that place and the session catches it to decide something
/// about the transaction.
@NullMarked
package org.gajah.base.error;

import org.jspecify.annotations.NullMarked;
