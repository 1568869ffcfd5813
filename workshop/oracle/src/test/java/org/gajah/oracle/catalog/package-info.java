/// System catalogs against the oracle: their shapes, and what is read from them.
@NullMarked
package org.gajah.oracle.catalog;

import org.jspecify.annotations.NullMarked;
