/// PREPARE, EXECUTE and DEALLOCATE. Mirrors `commands/prepare.c`.
@NullMarked
package org.gajah.commands.prepared;

import org.jspecify.annotations.NullMarked;
