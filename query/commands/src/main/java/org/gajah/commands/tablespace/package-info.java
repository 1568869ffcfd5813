/// Tablespaces: made, changed, dropped, and what is moved between them as a whole. Mirrors
/// `commands/tablespace.c`.
@NullMarked
package org.gajah.commands.tablespace;

import org.jspecify.annotations.NullMarked;
