/// Roles. Mirrors `commands/user.c` and `commands/variable.c`.
@NullMarked
package org.gajah.commands.role;

import org.jspecify.annotations.NullMarked;
