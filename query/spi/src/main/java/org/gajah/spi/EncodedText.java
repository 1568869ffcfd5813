package org.gajah.spi;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.text.encoding.Encoding;

/// Converts between the encodings of a client and its database, as far as conversions are built:
/// between equal encodings, and with SQL_ASCII on either side, where nothing is converted.
///
/// Strings of a database in SQL_ASCII hold one `char` for each byte, so that bytes survive.
public final class EncodedText implements ClientText {
  private final Encoding database;
  private final Supplier<Encoding> client;

  /// @param client the client's encoding at the moment
  public EncodedText(Encoding database, Supplier<Encoding> client) {
    this.database = database;
    this.client = client;
  }

  /// How strings stand for texts in an encoding of databases.
  public static Charset charset(Encoding encoding) {
    return switch (encoding) {
      case UTF8 -> StandardCharsets.UTF_8;
      case SQL_ASCII, LATIN1 -> StandardCharsets.ISO_8859_1;
      default -> throw PgException.notBuilt("encoding " + encoding);
    };
  }

  @Override
  public boolean isSame() {
    Encoding now = client.get();
    return now == database || now == Encoding.SQL_ASCII || database == Encoding.SQL_ASCII;
  }

  @Override
  public String decode(byte[] bytes, int from, int length) {
    Encoding now = client.get();
    if (database == Encoding.SQL_ASCII && now == Encoding.SQL_ASCII) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    checkConvertible(now);
    (now == Encoding.SQL_ASCII ? database : now).verify(bytes, from, length);
    return new String(bytes, from, length, charset(database));
  }

  private void checkConvertible(Encoding now) {
    if (!isSame()) {
      throw PgException.notBuilt("conversion between " + now + " and " + database);
    }
  }

  @Override
  public void encode(String words, ByteSink out) {
    Charset charset = isSame() ? charset(database) : StandardCharsets.UTF_8;
    if (charset.equals(StandardCharsets.UTF_8)) {
      out.putUtf8(words);
    } else {
      out.putBytes(words.getBytes(charset));
    }
  }

  @Override
  public void fromClient(byte[] bytes, int from, int length, ByteSink out) {
    Encoding now = client.get();
    checkConvertible(now);
    if (now != Encoding.SQL_ASCII || database != Encoding.SQL_ASCII) {
      (now == Encoding.SQL_ASCII ? database : now).verify(bytes, from, length);
    }
    out.putBytes(bytes, from, length);
  }

  @Override
  public void toClient(byte[] bytes, int from, int length, ByteSink out) {
    checkConvertible(client.get());
    out.putBytes(bytes, from, length);
  }
}
