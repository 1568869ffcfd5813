/// One client's session: from its first byte to its last.
///
/// [org.gajah.session.protocol.ClientSession] runs on a thread of its own. It negotiates, logs the
/// client in ([org.gajah.session.protocol.Login]), has the engine open a session and then serves
/// messages ([org.gajah.session.protocol.MessageLoop]): simple queries, the extended protocol with
/// its pipelines, COPY. Mirrors `tcop/postgres.c` and the session's half of
/// `utils/init/postinit.c`.
///
/// Rules:
/// 1. Whatever a statement throws is reported, then the transaction block deals with it; only the
///    loop catches.
/// 2. Other threads touch a session through [org.gajah.locks.Interrupts] and
///    [org.gajah.base.seam.Connection#stopReading] only. A session that waits for its client is
///    woken by ending its input, for nobody who is woken there goes on.
/// 3. Rows go from batches into the output buffer value by value; nothing is made for a row.
@NullMarked
package org.gajah.session.protocol;

import org.jspecify.annotations.NullMarked;
