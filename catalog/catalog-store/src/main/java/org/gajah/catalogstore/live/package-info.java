/// System catalogs as one session sees them: read through heap and B-trees, kept in the shared
/// cache as far as they are committed and in one of the session's own as far as its transaction has
/// changed them; and the messages that say what a transaction has changed.
@NullMarked
package org.gajah.catalogstore.live;

import org.jspecify.annotations.NullMarked;
