/// The collations of the machine, made known to the catalog. Mirrors `commands/collationcmds.c`.
@NullMarked
package org.gajah.commands.collation;

import org.jspecify.annotations.NullMarked;
