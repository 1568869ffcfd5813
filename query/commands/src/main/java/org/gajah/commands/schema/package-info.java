/// Schemas. Mirrors `commands/schemacmds.c`.
@NullMarked
package org.gajah.commands.schema;

import org.jspecify.annotations.NullMarked;
