package org.gajah.types.text;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.PgFunction;

/// Types that have no values, or only one (`utils/adt/pseudotypes.c`).
public final class PseudoTypes {
  private PseudoTypes() {}

  /// The value of type `void`, which is nothing.
  @PgFunction({"void_in", "void_recv"})
  public static int in(byte[] text, int from, int length) {
    return 0;
  }

  @PgFunction({"void_out", "void_send"})
  public static void out(int value, ByteSink out) {}

  private static PgException cannot(String what, String type) {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED, "cannot " + what + " a value of type " + type);
  }

  /// The fault of text for a type that has no values.
  public static PgException cannotAccept(String type) {
    return cannot("accept", type);
  }

  /// The fault of showing a value of such a type.
  public static PgException cannotDisplay(String type) {
    return cannot("display", type);
  }
}
