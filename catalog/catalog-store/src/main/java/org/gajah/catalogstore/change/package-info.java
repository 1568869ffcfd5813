/// Changes of system catalogs: rows with their index entries and the messages about them, and new
/// OIDs.
@NullMarked
package org.gajah.catalogstore.change;

import org.jspecify.annotations.NullMarked;
