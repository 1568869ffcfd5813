package org.gajah.strings;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.types.contract.PgFunction;

/// Values of type `xml` as texts.
public final class XmlText {
  private static final byte[] DECLARATION = "<?xml".getBytes(StandardCharsets.US_ASCII);

  private XmlText() {}

  /// The text as it is stored; a declaration would have to be written anew.
  @PgFunction("xml_out")
  public static void out(byte[] value, int valueFrom, int valueLength, ByteSink out) {
    if (isDeclared(value, valueFrom, valueLength)) {
      throw PgException.notBuilt("output of an xml value with a declaration");
    }
    out.putBytes(value, valueFrom, valueLength);
  }

  private static boolean isDeclared(byte[] value, int from, int length) {
    if (length < DECLARATION.length) {
      return false;
    }
    for (int i = 0; i < DECLARATION.length; i++) {
      if (value[from + i] != DECLARATION[i]) {
        return false;
      }
    }
    return true;
  }
}
