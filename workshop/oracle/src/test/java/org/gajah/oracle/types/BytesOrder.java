package org.gajah.oracle.types;

import java.util.regex.Pattern;

/// What functions answer that compare bytes as C's `memcmp` does: only the sign of it is defined,
/// the rest depends on the processor for which the C library has chosen its code.
public final class BytesOrder {
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\b(bpcharcmp|btbpchar_pattern_cmp|btnametextcmp|btnamecmp|bttext_pattern_cmp|bttextcmp"
              + "|bttextnamecmp|byteacmp|varbitcmp|bitcmp)\"?\\(");

  private static final Pattern NUMBER = Pattern.compile("value (-?)[1-9][0-9]*");

  private BytesOrder() {}

  /// Whether two answers to a comparison have the same sign, neither being 0.
  ///
  /// @param call text that begins with the call of the function
  public static boolean alike(String call, String ours, String theirs) {
    return COMPARISON.matcher(call).find()
        && NUMBER.matcher(ours).matches()
        && NUMBER.matcher(theirs).matches()
        && ours.startsWith("value -") == theirs.startsWith("value -");
  }
}
