/// The processes in the background, each proven by its work: a setting of it is changed, and what
/// it does and counts changes. The same is asked of the real server, so that a test cannot expect
/// what PostgreSQL does not do.
@NullMarked
package org.gajah.oracle.background;

import org.jspecify.annotations.NullMarked;
