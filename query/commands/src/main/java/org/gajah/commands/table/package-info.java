/// Tables: CREATE TABLE, CREATE TABLE AS and what they are made of. Mirrors `commands/tablecmds.c`
/// and `catalog/heap.c`.
@NullMarked
package org.gajah.commands.table;

import org.jspecify.annotations.NullMarked;
