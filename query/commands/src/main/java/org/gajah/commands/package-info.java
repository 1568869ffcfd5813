/// Utility statements: one class for each kind, found by [org.gajah.commands.dispatch.Commands]. A
/// command sees its session as a [org.gajah.commands.CommandContext], does all its work when it is
/// run, and leaves the ends of commands and transactions to its caller. Mirrors `tcop/utility.c`,
/// and `commands/` in the packages below.
@NullMarked
package org.gajah.commands;

import org.jspecify.annotations.NullMarked;
