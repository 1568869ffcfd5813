/// The orders of the operator classes of B-trees, as access methods ask for them: the comparison
/// functions of types behind [org.gajah.accessapi.relation.KeyOrder].
@NullMarked
package org.gajah.keyorders;

import org.jspecify.annotations.NullMarked;
