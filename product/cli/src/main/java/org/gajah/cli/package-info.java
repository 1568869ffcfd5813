/// The command `gajah` and its subcommands: what people type.
///
/// Commands take everything that they touch from [org.gajah.cli.terminal.Surroundings], so that
/// tests run them within their own process.
@NullMarked
package org.gajah.cli;

import org.jspecify.annotations.NullMarked;
