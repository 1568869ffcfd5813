/// Real clients (psql, pgjdbc) at the door of a server made of our parts, and of the real one.
@NullMarked
package org.gajah.oracle.auth;

import org.jspecify.annotations.NullMarked;
