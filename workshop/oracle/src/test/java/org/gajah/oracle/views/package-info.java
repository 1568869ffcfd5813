/// System views, asked on both servers.
@NullMarked
package org.gajah.oracle.views;

import org.jspecify.annotations.NullMarked;
