/// ALTER TABLE: what each kind of change does to the catalogs, and the pass over the rows that
/// follows; and what objects of every kind know, OWNER TO, RENAME and SET SCHEMA. Mirrors
/// `commands/tablecmds.c` and `commands/alter.c`.
@NullMarked
package org.gajah.commands.alter;

import org.jspecify.annotations.NullMarked;
