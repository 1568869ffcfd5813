/// Recovery: the log is read from the last checkpoint's redo point on and applied, record by
/// record, with the methods that made the changes in the first place. Mirrors
/// `access/transam/xlogrecovery.c`.
@NullMarked
package org.gajah.recovery.redo;

import org.jspecify.annotations.NullMarked;
