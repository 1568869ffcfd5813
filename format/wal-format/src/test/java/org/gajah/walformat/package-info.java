/// Tests of the log's bytes.
@NullMarked
package org.gajah.walformat;

import org.jspecify.annotations.NullMarked;
