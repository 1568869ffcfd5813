/// Relations as access methods see them: descriptors made of what the catalogs say.
@NullMarked
package org.gajah.catalogstore.relation;

import org.jspecify.annotations.NullMarked;
