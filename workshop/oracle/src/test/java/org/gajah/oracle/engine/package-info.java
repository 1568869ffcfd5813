/// The whole server at work: `bin/postgres` on clusters of the real server, driven by real
/// programs, and the real server on what it leaves behind.
@NullMarked
package org.gajah.oracle.engine;

import org.jspecify.annotations.NullMarked;
