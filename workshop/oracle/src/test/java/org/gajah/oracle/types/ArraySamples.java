package org.gajah.oracle.types;

import java.util.List;
import java.util.Random;

/// Texts that may be arrays.
final class ArraySamples {
  private static final List<String> TOKENS =
      List.of(
          "{",
          "{",
          "}",
          "}",
          ",",
          ",",
          "1",
          "2",
          "null",
          "NULL",
          "\"null\"",
          "a",
          "\"a b\"",
          " ",
          "\\",
          "\\\"",
          "\"",
          "[1:2]=",
          "[0:0]",
          "[2]",
          "=",
          "[",
          "]",
          ":",
          "[a]",
          "[1:0]",
          "[2147483647:2147483647]",
          "[1:2147483647]",
          "[99999999999]",
          "[-1:1]=",
          "x y",
          ";",
          "{1,2}",
          "{{1,2},{3,4}}",
          "{{},{}}");

  private ArraySamples() {}

  static String literal(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(3) > 0 ? "{" : "");
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(TOKENS.get(random.nextInt(TOKENS.size())));
    }
    return text.append(random.nextInt(3) > 0 ? "}" : "").toString();
  }
}
