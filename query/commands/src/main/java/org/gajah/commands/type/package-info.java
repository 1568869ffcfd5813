/// Types. Mirrors `commands/typecmds.c` and `catalog/pg_type.c`.
@NullMarked
package org.gajah.commands.type;

import org.jspecify.annotations.NullMarked;
