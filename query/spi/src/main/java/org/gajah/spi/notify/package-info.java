/// LISTEN and NOTIFY: notifications between the sessions of an instance. Mirrors
/// `commands/async.c`, without its queue on disk: what is sent is handed to the sessions that
/// listen when the sender's transaction has committed, and waits there until they are between
/// transactions.
@NullMarked
package org.gajah.spi.notify;

import org.jspecify.annotations.NullMarked;
