/// The server's log: lines as PostgreSQL words and lays them out, with `log_line_prefix` and
/// `log_error_verbosity`. Mirrors the server's half of `utils/error/elog.c`.
@NullMarked
package org.gajah.session.log;

import org.jspecify.annotations.NullMarked;
