/// Indexes as executors and commands see them: entries, scans, vacuum.
@NullMarked
package org.gajah.accessapi.index;

import org.jspecify.annotations.NullMarked;
