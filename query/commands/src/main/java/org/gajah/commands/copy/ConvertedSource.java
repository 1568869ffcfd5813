package org.gajah.commands.copy;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.spi.ClientText;
import org.gajah.text.encoding.Encoding;

/// Data of an encoding in which parts of characters look like backslashes or quotes: it is turned
/// into the database's encoding before anybody looks for these.
final class ConvertedSource implements CopySource {
  private final CopySource source;
  private final ClientText text;
  private final Encoding encoding;
  private final ByteSink raw = new ByteSink(1 << 16);
  private boolean exhausted;

  ConvertedSource(CopySource source, ClientText text) {
    this.source = source;
    this.text = text;
    this.encoding = text.client();
  }

  @Override
  public boolean read(ByteSink into) {
    int before = into.length();
    while (into.length() == before) {
      int whole = encoding.verifiedLength(raw.array(), 0, raw.length());
      if (whole > 0) {
        convert(whole, into);
      } else if (!more()) {
        if (raw.length() == 0) {
          return false;
        }
        throw encoding.invalid(raw.array(), 0, raw.length());
      }
    }
    return true;
  }

  /// Reads on where what is there may be the start of a character.
  private boolean more() {
    boolean cut =
        raw.length() == 0 || encoding.characterLength(raw.array(), 0, raw.length()) > raw.length();
    exhausted = exhausted || cut && !source.read(raw);
    return cut && !exhausted;
  }

  /// Where a character has no equivalent, those before it are delivered first, so that the fault
  /// tells its own line.
  private void convert(int length, ByteSink into) {
    int before = into.length();
    int done = length;
    try {
      text.fromClient(raw.array(), 0, length, into);
    } catch (PgException e) {
      into.truncate(before);
      done = convertSome(length, into);
      if (done == 0) {
        throw e;
      }
    }
    byte[] array = raw.array();
    int left = raw.length() - done;
    System.arraycopy(array, done, array, 0, left);
    raw.truncate(left);
  }

  private int convertSome(int length, ByteSink into) {
    int at = 0;
    while (at < length) {
      int size = encoding.characterLength(raw.array(), at, length);
      try {
        text.fromClient(raw.array(), at, size, into);
      } catch (PgException e) {
        return at;
      }
      at += size;
    }
    return at;
  }

  @Override
  public void drain() {
    source.drain();
  }

  @Override
  public void done() {
    source.done();
  }

  @Override
  public void close() {
    source.close();
  }
}
