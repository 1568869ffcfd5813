package org.gajah.types.contract;

import org.gajah.base.bytes.ByteSink;
import org.gajah.text.encoding.Encoding;

/// What functions may know of the session they run in. Implemented by the session; the values of
/// settings are those at the moment of the call.
public interface TypeContext {
  /// The database's encoding, which all text inside is in.
  Encoding encoding();

  /// Appends a client's text, converted to the database's encoding and checked (22021, 22P05).
  void fromClient(byte[] text, int from, int length, ByteSink out);

  /// Appends text, converted to the client's encoding.
  void toClient(byte[] text, int from, int length, ByteSink out);

  /// Setting `extra_float_digits`, -15 to 3.
  int extraFloatDigits();

  /// Whether setting `bytea_output` is `escape` rather than `hex`.
  boolean byteaEscape();
}
