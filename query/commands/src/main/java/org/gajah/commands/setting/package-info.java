/// SET, RESET, SHOW and ALTER SYSTEM. Mirrors `utils/misc/guc_funcs.c`.
@NullMarked
package org.gajah.commands.setting;

import org.jspecify.annotations.NullMarked;
