/// CREATE RULE, what rules are renamed and switched by, and how they are stored. Mirrors
/// `rewrite/rewriteDefine.c`.
@NullMarked
package org.gajah.commands.rule;

import org.jspecify.annotations.NullMarked;
