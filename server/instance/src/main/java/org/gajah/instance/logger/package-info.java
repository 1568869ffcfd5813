/// The logger: where the log's files are opened, written and changed for new ones. Mirrors
/// `postmaster/syslogger.c`.
///
/// PostgreSQL's logger is a process that reads a pipe. Here whoever has a message writes it itself,
/// under the one lock of [org.gajah.instance.logger.LogFiles]: a message is whole in its file
/// before anything else happens, nothing waits in a queue when the instance stops or is killed, and
/// lines never mix. The thread named `logger` only looks at the clock for rotation.
///
/// Lock order: the lock of `LogFiles` is the last one; nothing is reported under it.
@NullMarked
package org.gajah.instance.logger;

import org.jspecify.annotations.NullMarked;
