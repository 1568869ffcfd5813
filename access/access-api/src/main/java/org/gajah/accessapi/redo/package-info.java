/// Redo: applying records of the log to pages, with the methods that made the changes in the first
/// place.
@NullMarked
package org.gajah.accessapi.redo;

import org.jspecify.annotations.NullMarked;
