package org.gajah.session.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.IdleWatch;
import org.gajah.base.seam.SystemError;
import org.gajah.wire.stream.BackendWriter;
import org.gajah.wire.stream.InputBuffer;
import org.gajah.wire.stream.MessageBody;
import org.gajah.wire.stream.MessageLimits;
import org.gajah.wire.stream.WireText;
import org.jspecify.annotations.Nullable;

/// The connection to a client as a stream of messages. Belongs to the session's thread.
///
/// When the client cannot be reached any more, output is dropped and [#lost] says so: a statement
/// is not torn apart by a write.
public final class ClientLink {
  private static final int FIRST_CAPACITY = 1024;
  private static final int ORDINARY_CAPACITY = 16 * 1024;
  private static final int KEPT_CAPACITY = 1 << 18;

  private final Connection connection;
  private final InputBuffer input;
  private ByteSink out = new ByteSink(FIRST_CAPACITY);
  private BackendWriter writer = new BackendWriter(out);
  private ByteBuffer window = ByteBuffer.wrap(out.array());
  private Runnable whenLost = () -> {};
  private WireText text = WireText.utf8();
  // Odd while a write is under way.
  private volatile long writes;
  private boolean lost;
  private boolean reading;
  private @Nullable PgException fault;

  public ClientLink(Connection connection, InputBuffer input) {
    this.connection = connection;
    this.input = input;
  }

  /// Says whom to tell when the client is gone.
  void whenLost(Runnable action) {
    whenLost = action;
  }

  /// Sets how the server's words are encoded.
  void text(WireText encoding) {
    text = encoding;
  }

  WireText text() {
    return text;
  }

  public BackendWriter writer() {
    return writer;
  }

  /// A number for the write that is under way, which only the client can end; 0 when there is none.
  long write() {
    long now = writes;
    return (now & 1) == 0 ? 0 : now;
  }

  boolean isLost() {
    return lost;
  }

  // Reading.

  /// What a wait for a message came to.
  enum Arrival {
    MESSAGE,
    /// Nothing came of one while the connection's patience lasted.
    SILENCE,
    /// No more will come.
    END
  }

  /// Waits for the next message.
  ///
  /// @return false when no more will come
  /// @throws PgException when `limits` does not take it
  boolean next(MessageLimits limits) {
    Arrival arrival;
    do {
      arrival = await(limits);
    } while (arrival == Arrival.SILENCE);
    return arrival == Arrival.MESSAGE;
  }

  /// Waits for the next message while the connection's patience lasts; once something of it has
  /// come, as long as it takes.
  ///
  /// @throws PgException when `limits` does not take it
  Arrival await(MessageLimits limits) {
    reading = true;
    while (!input.next(limits)) {
      int count = fill();
      if (count < 0 || count == 0 && input.unread() == 0) {
        reading = false;
        return count < 0 ? Arrival.END : Arrival.SILENCE;
      }
    }
    reading = false;
    return Arrival.MESSAGE;
  }

  /// Sets how long [#await] waits.
  void patience(int millis) {
    try {
      connection.patience(millis);
    } catch (IOException gone) {
      // The next read tells.
    }
  }

  /// Has somebody else wait for the client, between messages. Buffers are given back meanwhile.
  ///
  /// @return false where that is not possible
  boolean leaveTo(IdleWatch watch, Runnable ready) {
    input.rest();
    if (out.length() == 0) {
      renew(FIRST_CAPACITY);
    }
    try {
      return connection.await(watch, ready);
    } catch (IOException gone) {
      return false; // the next read tells
    }
  }

  private void renew(int capacity) {
    out = new ByteSink(capacity);
    writer = new BackendWriter(out);
    window = ByteBuffer.wrap(out.array());
  }

  /// Whether a message was refused before it was read: nobody knows where the next one starts.
  boolean hasLostSynchronization() {
    return reading;
  }

  private int fill() {
    try {
      int count = connection.read(input.space());
      input.filled(count);
      return count;
    } catch (IOException e) {
      fault =
          new PgException(
              Severity.LOG,
              SqlState.CONNECTION_FAILURE,
              "could not receive data from client: " + SystemError.text(e),
              null);
      return -1;
    }
  }

  /// Whether the client has hung up, as far as that shows.
  boolean hasHungUp() {
    try {
      return connection.hungUp();
    } catch (IOException broken) {
      return true;
    }
  }

  /// What went wrong with the connection since the last call, for the log.
  @Nullable PgException takeFault() {
    PgException taken = fault;
    fault = null;
    return taken;
  }

  int type() {
    return input.type();
  }

  MessageBody body() {
    return input.body();
  }

  // Writing.

  /// Sends what has been written if it has become much.
  void flushIfLarge() {
    if (out.length() >= ORDINARY_CAPACITY / 2) {
      flush();
    }
  }

  /// Sends what has been written.
  void flush() {
    int length = out.length();
    if (length == 0) {
      return;
    }
    if (!lost) {
      send(length);
    }
    out.clear();
    if (out.array().length > KEPT_CAPACITY) {
      renew(ORDINARY_CAPACITY);
    }
  }

  @SuppressWarnings("ReferenceEquality") // whether the sink has another array by now
  private void send(int length) {
    if (window.array() != out.array()) {
      window = ByteBuffer.wrap(out.array());
    }
    countWrite();
    try {
      connection.write(window.clear().limit(length));
    } catch (IOException e) {
      lost = true;
      fault =
          new PgException(
              Severity.LOG,
              SqlState.CONNECTION_FAILURE,
              "could not send data to client: " + SystemError.text(e),
              null);
      whenLost.run();
    } finally {
      countWrite();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the session's thread writes it
  private void countWrite() {
    writes++;
  }

  /// Sends an error or a notice at once.
  void report(PgException message) {
    writer.abandon();
    if (message.severity().atLeast(Severity.ERROR)) {
      writer.errorResponse(message, text);
    } else {
      writer.noticeResponse(message, text);
    }
    flush();
  }

  /// Drops what has not been sent.
  void discard() {
    out.clear();
  }
}
