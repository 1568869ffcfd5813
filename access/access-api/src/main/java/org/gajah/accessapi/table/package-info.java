/// Tables as executors see them: scans that fill vectors, look-ups by tid, and changes of rows.
@NullMarked
package org.gajah.accessapi.table;

import org.jspecify.annotations.NullMarked;
