/// Time zones: those of the IANA database that are shipped, and those that POSIX's `TZ` strings
/// describe.
@NullMarked
package org.gajah.text.zone;

import org.jspecify.annotations.NullMarked;
