/// Views. Mirrors `commands/view.c` and `rewrite/rewriteDefine.c`.
@NullMarked
package org.gajah.commands.view;

import org.jspecify.annotations.NullMarked;
