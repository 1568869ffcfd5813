/// A cluster's directory and the parts that work on it: what is checked before anything is touched,
/// the control file, and the storage floors put together.
@NullMarked
package org.gajah.recovery.cluster;

import org.jspecify.annotations.NullMarked;
