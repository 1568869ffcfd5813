/// VACUUM, ANALYZE, TRUNCATE, LOCK TABLE and CHECKPOINT.
@NullMarked
package org.gajah.commands.maintenance;

import org.jspecify.annotations.NullMarked;
