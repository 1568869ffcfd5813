package org.gajah.spi;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Conversion;
import org.gajah.text.encoding.Encoding;

/// Converts between the encodings of a client and its database, as far as there are conversions
/// ([Conversion]); with SQL_ASCII on either side nothing is converted.
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
  public Encoding client() {
    return client.get();
  }

  @Override
  public boolean isSame() {
    return isSame(client.get(), database);
  }

  @Override
  public String decode(byte[] bytes, int from, int length) {
    Encoding now = client.get();
    if (database == Encoding.SQL_ASCII && now == Encoding.SQL_ASCII) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    if (isSame()) {
      verify(now, bytes, from, length);
      return new String(bytes, from, length, charset(database));
    }
    ByteSink out = new ByteSink(length + 16);
    conversion(now, database).convert(bytes, from, length, out);
    return new String(out.array(), 0, out.length(), charset(database));
  }

  /// What a database in SQL_ASCII gets is checked as text of the client, and has to be ASCII where
  /// no database could keep what the client writes.
  private void verify(Encoding now, byte[] bytes, int from, int length) {
    if (database != Encoding.SQL_ASCII || now.forServers()) {
      (now == Encoding.SQL_ASCII ? database : now).verify(bytes, from, length);
      return;
    }
    for (int i = from; i < from + length; i++) {
      if (bytes[i] <= 0) {
        throw new PgException(
            SqlState.CHARACTER_NOT_IN_REPERTOIRE,
            "invalid byte value for encoding \"SQL_ASCII\": 0x%02x".formatted(bytes[i]));
      }
    }
  }

  /// Whether a session of a database may speak an encoding.
  public static boolean isConvertible(Encoding client, Encoding database) {
    return isSame(client, database)
        || Conversion.exists(client, database) && Conversion.exists(database, client);
  }

  private static boolean isSame(Encoding from, Encoding to) {
    return from == to || from == Encoding.SQL_ASCII || to == Encoding.SQL_ASCII;
  }

  /// @throws PgException 42883 where texts of one encoding cannot be turned into another
  public static void requireConversion(Encoding from, Encoding to) {
    if (!isSame(from, to) && !Conversion.exists(from, to)) {
      throw Conversion.missing(from, to);
    }
  }

  private static Conversion conversion(Encoding from, Encoding to) {
    Conversion conversion = Conversion.of(from, to);
    if (conversion == null) {
      throw Conversion.missing(from, to);
    }
    return conversion;
  }

  @Override
  public void encode(String words, ByteSink out) {
    if (!isSame()) {
      byte[] bytes = words.getBytes(charset(database));
      conversion(database, client.get()).convertLossy(bytes, 0, bytes.length, out);
      return;
    }
    Charset charset = charset(database);
    if (charset.equals(StandardCharsets.UTF_8)) {
      out.putUtf8(words);
    } else {
      out.putBytes(words.getBytes(charset));
    }
  }

  @Override
  public void fromClient(byte[] bytes, int from, int length, ByteSink out) {
    Encoding now = client.get();
    if (isSame()) {
      if (now != Encoding.SQL_ASCII || database != Encoding.SQL_ASCII) {
        verify(now, bytes, from, length);
      }
      out.putBytes(bytes, from, length);
    } else {
      conversion(now, database).convert(bytes, from, length, out);
    }
  }

  @Override
  public void toClient(byte[] bytes, int from, int length, ByteSink out) {
    if (isSame()) {
      out.putBytes(bytes, from, length);
    } else {
      conversion(database, client.get()).convert(bytes, from, length, out);
    }
  }
}
