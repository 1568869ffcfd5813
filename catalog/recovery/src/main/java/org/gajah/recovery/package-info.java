/// The life of a cluster's storage: opened, recovered when it was not shut down, checkpointed, and
/// shut down so that any server of this version goes on with it.
///
/// [org.gajah.recovery.StorageEngine] is the way in.
@NullMarked
package org.gajah.recovery;

import org.jspecify.annotations.NullMarked;
