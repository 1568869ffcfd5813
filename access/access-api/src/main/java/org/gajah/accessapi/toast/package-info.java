/// Values that are too long for their rows, as tables see them: somebody makes rows short enough,
/// and takes care of what was moved out. The module `relations` does.
@NullMarked
package org.gajah.accessapi.toast;

import org.jspecify.annotations.NullMarked;
