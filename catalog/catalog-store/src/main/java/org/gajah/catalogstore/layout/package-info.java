/// How rows of system catalogs and keys of their indexes are stored, hashed and ordered. Knows only
/// the generated facts about catalogs, for it is needed to read any of them.
@NullMarked
package org.gajah.catalogstore.layout;

import org.jspecify.annotations.NullMarked;
