/// What access methods and those who use them agree on.
///
/// Table and index access methods never see each other: a table knows which attributes its indexes
/// depend on and nothing else of them; an index looks at rows through
/// [org.gajah.accessapi.table.TableFetch].
@NullMarked
package org.gajah.accessapi;

import org.jspecify.annotations.NullMarked;
