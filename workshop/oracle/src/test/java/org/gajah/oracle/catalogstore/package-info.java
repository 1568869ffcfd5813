/// Catalogs in storage, held against the real server: read from its directories, and written so
/// that it reads them.
@NullMarked
package org.gajah.oracle.catalogstore;

import org.jspecify.annotations.NullMarked;
