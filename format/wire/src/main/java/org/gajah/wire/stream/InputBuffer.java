package org.gajah.wire.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.gajah.base.error.PgException;

/// Bytes that arrived, cut into messages.
///
/// The reader fills it (`filled(connection.read(space()))`) until [#next] finds a whole message,
/// whose content is then in [#body] until [#next], [#nextStartup] or [#space] is called again. The
/// buffer grows with the bytes that did come, never with what a length word promises, and shrinks
/// when a large message has been dealt with.
public final class InputBuffer {
  /// Clients that send little need no more; who sends more is read in larger pieces soon.
  private static final int FIRST_CAPACITY = 1024;

  private static final int ORDINARY_CAPACITY = 8192;
  private static final int KEPT_CAPACITY = 1 << 16;
  private static final int HEADER = 5;

  private static final byte[] NOTHING = {};

  private byte[] array = new byte[FIRST_CAPACITY];
  private ByteBuffer window = ByteBuffer.wrap(array);
  private int from;
  private int to;
  private int wanted;
  private int type;
  private final MessageBody body = new MessageBody(array, 0, 0);

  /// Where more bytes may be put; at least one fits. Whoever puts some calls [#filled].
  public ByteBuffer space() {
    if (from == to) {
      from = 0;
      to = 0;
      if (array.length > KEPT_CAPACITY && wanted <= KEPT_CAPACITY) {
        replace(ORDINARY_CAPACITY);
      }
    }
    if (to == array.length || array.length - from < wanted) {
      makeRoom();
    }
    return window.limit(array.length).position(to);
  }

  private void makeRoom() {
    if (from > 0 && (wanted <= array.length || to == array.length)) {
      System.arraycopy(array, from, array, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == array.length) {
      long greatest = Math.max(FIRST_CAPACITY, 2L * array.length);
      long least = array.length == 0 ? FIRST_CAPACITY : array.length + 1L;
      replace((int) Math.min(Math.max(wanted, least), greatest));
    }
  }

  private void replace(int capacity) {
    array = Arrays.copyOf(array, capacity);
    window = ByteBuffer.wrap(array);
  }

  /// Takes note of `count` bytes that were put into [#space]; a negative count (the end of the
  /// stream) adds none.
  public void filled(int count) {
    to += Math.max(0, count);
  }

  /// Appends bytes that came some other way.
  public void append(byte[] bytes, int start, int count) {
    int done = 0;
    while (done < count) {
      ByteBuffer space = space();
      int part = Math.min(space.remaining(), count - done);
      space.put(bytes, start + done, part);
      filled(part);
      done += part;
    }
  }

  /// Gives memory back while nothing is expected for a while; bytes that came are kept.
  public void rest() {
    if (from == to) {
      from = 0;
      to = 0;
      array = NOTHING;
      window = ByteBuffer.wrap(array);
      body.set(array, 0, 0);
    }
  }

  /// How many bytes came that no message has claimed.
  public int unread() {
    return to - from;
  }

  /// Takes all bytes that no message has claimed, for whoever reads the stream from here on.
  public ByteBuffer takeUnread() {
    ByteBuffer rest = ByteBuffer.wrap(Arrays.copyOfRange(array, from, to));
    from = to;
    wanted = 0;
    return rest;
  }

  /// The first byte that no message has claimed, or -1 when there is none.
  public int peek() {
    return from < to ? array[from] & 0xff : -1;
  }

  /// Takes the next message, if it has arrived whole.
  ///
  /// @throws PgException when `limits` does not allow its type or its length (then of severity LOG:
  ///   the connection is closed without an answer)
  public boolean next(MessageLimits limits) {
    if (from == to) {
      wanted = 0;
      return false;
    }
    int found = array[from] & 0xff;
    int greatest = limits.greatest(found);
    if (to - from < HEADER) {
      wanted = HEADER;
      return false;
    }
    int length = lengthAt(from + 1);
    if (length < 4 || length > greatest) {
      throw ProtocolFault.logOnly("invalid message length");
    }
    if (to - from <= length) {
      wanted = length + 1;
      return false;
    }
    type = found;
    body.set(array, from + HEADER, length - 4);
    from += length + 1;
    wanted = 0;
    return true;
  }

  /// Takes a startup packet, which has no type, if it has arrived whole.
  ///
  /// @throws PgException of severity LOG when its length cannot be: the connection is closed
  ///   without an answer
  public boolean nextStartup() {
    if (to - from < 4) {
      wanted = 4;
      return false;
    }
    int length = lengthAt(from) - 4;
    if (length < 4 || length > Protocol.MAX_STARTUP_PACKET_LENGTH) {
      throw ProtocolFault.logOnly("invalid length of startup packet");
    }
    if (to - from < length + 4) {
      wanted = length + 4;
      return false;
    }
    type = 0;
    body.set(array, from + 4, length);
    from += length + 4;
    wanted = 0;
    return true;
  }

  private int lengthAt(int at) {
    return (array[at] & 0xff) << 24
        | (array[at + 1] & 0xff) << 16
        | (array[at + 2] & 0xff) << 8
        | (array[at + 3] & 0xff);
  }

  /// The type of the message taken last (see [FrontendType] and [BackendType]); 0 for a startup
  /// packet.
  public int type() {
    return type;
  }

  /// The content of the message taken last.
  public MessageBody body() {
    return body;
  }
}
