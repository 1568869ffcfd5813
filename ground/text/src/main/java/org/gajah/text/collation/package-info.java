/// Collations: how text is ordered, its case changed and its characters classified, by whichever
/// provider the database names (C, builtin, libc, ICU).
@NullMarked
package org.gajah.text.collation;

import org.jspecify.annotations.NullMarked;
