/// Types: enums and domains. Mirrors `commands/typecmds.c`.
@NullMarked
package org.gajah.commands.type;

import org.jspecify.annotations.NullMarked;
