/// DECLARE, FETCH, MOVE and CLOSE. Mirrors `commands/portalcmds.c`.
@NullMarked
package org.gajah.commands.cursor;

import org.jspecify.annotations.NullMarked;
