/// Indexes: CREATE INDEX, REINDEX. Mirrors `commands/indexcmds.c` and `catalog/index.c`.
@NullMarked
package org.gajah.commands.index;

import org.jspecify.annotations.NullMarked;
