/// The text of trees: what PostgreSQL 17's `nodeToString()` writes into columns of type
/// `pg_node_tree`, read and written byte for byte.
///
/// A node is `{LABEL :field value ...}`, a list `(... ...)`, `(i ...)` or `(o ...)`, a set `(b
/// ...)`, null and the empty list `<>`. Places in the text of the statement are stored as -1.
/// Mirrors nodes/outfuncs.c, nodes/readfuncs.c and nodes/read.c.
@NullMarked
package org.gajah.nodes.text;

import org.jspecify.annotations.NullMarked;
