/// What commands about objects of all kinds have in common: names, places, ownership,
/// dropping, comments, privileges. Mirrors `catalog/dependency.c`, `commands/dropcmds.c` and
/// their like.
@NullMarked
package org.gajah.commands.object;

import org.jspecify.annotations.NullMarked;
