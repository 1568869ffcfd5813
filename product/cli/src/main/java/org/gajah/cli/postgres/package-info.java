/// The program `postgres`: command line, signals, exit codes. The instance itself is in
/// [org.gajah.instance.postmaster].
@NullMarked
package org.gajah.cli.postgres;

import org.jspecify.annotations.NullMarked;
