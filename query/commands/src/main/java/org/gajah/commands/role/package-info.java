/// Roles and their memberships. Mirrors `commands/user.c`.
@NullMarked
package org.gajah.commands.role;

import org.jspecify.annotations.NullMarked;
