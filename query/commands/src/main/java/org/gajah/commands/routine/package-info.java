/// Functions and procedures. Mirrors `commands/functioncmds.c` and `catalog/pg_proc.c`.
@NullMarked
package org.gajah.commands.routine;

import org.jspecify.annotations.NullMarked;
