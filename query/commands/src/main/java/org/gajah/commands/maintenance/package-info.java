/// VACUUM, ANALYZE, TRUNCATE and LOCK TABLE. Mirrors `commands/vacuum.c` and its like.
@NullMarked
package org.gajah.commands.maintenance;

import org.jspecify.annotations.NullMarked;
