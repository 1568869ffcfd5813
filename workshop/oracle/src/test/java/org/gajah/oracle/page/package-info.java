/// Pages of the real server, read with our own eyes and with its.
@NullMarked
package org.gajah.oracle.page;

import org.jspecify.annotations.NullMarked;
