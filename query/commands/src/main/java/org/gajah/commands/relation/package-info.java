/// How relations and types come into being and change: their rows in the catalogs, their files,
/// what hangs on them. Commands are made of these. Mirrors `catalog/heap.c`, `catalog/index.c` and
/// `catalog/pg_type.c`.
@NullMarked
package org.gajah.commands.relation;

import org.jspecify.annotations.NullMarked;
