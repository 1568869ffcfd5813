/// EXPLAIN: the plan of a statement, in words. Mirrors `commands/explain.c`.
@NullMarked
package org.gajah.commands.explain;

import org.jspecify.annotations.NullMarked;
