/// ALTER TABLE: what each kind of change does to the catalogs, and the pass over the rows that
/// follows. Mirrors `commands/tablecmds.c`.
@NullMarked
package org.gajah.commands.alter;

import org.jspecify.annotations.NullMarked;
