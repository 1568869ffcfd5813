/// Relations as access methods see them: resolved, without any look-up in catalogs. Whoever opens a
/// relation makes its descriptor; it is immutable, and a change of the catalogs makes a new one.
@NullMarked
package org.gajah.accessapi.relation;

import org.jspecify.annotations.NullMarked;
