package org.gajah.spi;

import org.gajah.base.bytes.ByteSink;
import org.gajah.text.encoding.Encoding;

/// Between the bytes of a client, the bytes of its database, and the server's own words.
public interface ClientText {
  /// A client's text as a string.
  ///
  /// @throws org.gajah.base.error.PgException 22021 when it is not valid in the client's encoding,
  ///   22P05 when the database cannot hold it
  String decode(byte[] bytes, int from, int length);

  /// Appends words in the client's encoding; what it cannot hold becomes a question mark.
  void encode(String words, ByteSink out);

  /// The client's encoding.
  Encoding client();

  /// Whether the client's encoding is the database's, so that values pass as they are.
  boolean isSame();

  /// Appends a client's text in the database's encoding.
  ///
  /// @throws org.gajah.base.error.PgException 22021 or 22P05
  void fromClient(byte[] bytes, int from, int length, ByteSink out);

  /// Appends a text of the database in the client's encoding.
  ///
  /// @throws org.gajah.base.error.PgException 22P05 when it cannot hold it
  void toClient(byte[] bytes, int from, int length, ByteSink out);
}
