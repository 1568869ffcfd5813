/// The server's log: lines as PostgreSQL words and lays them out, with `log_line_prefix` and
/// `log_error_verbosity`, in text, CSV and JSON. A message is an entry
/// ([org.gajah.session.log.LogEntry]) that is written in each of the forms asked for and handed to
/// a [org.gajah.session.log.LogSink]: the standard error output, or the logger.
///
/// Mirrors the server's half of `utils/error/elog.c`, `csvlog.c` and `jsonlog.c`.
@NullMarked
package org.gajah.session.log;

import org.jspecify.annotations.NullMarked;
