package org.gajah.oracle.types;

import java.util.List;
import java.util.Random;

/// JSON, whole and broken.
final class JsonSamples {
  static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.50",
          "1e3",
          "\"\"",
          "\"a\"",
          "\"b\"",
          "\"é\"",
          "[]",
          "{}",
          "[1,2,3]",
          "[\"a\",\"b\"]",
          "{\"a\":1}",
          "{\"a\":1,\"b\":[1,{\"c\":null}]}",
          "{\"b\":2,\"a\":1,\"a\":3}",
          "[[],{},[1]]",
          "{\"a\":{\"b\":{\"c\":[1,2,\"x\"]}}}",
          " [ 1 , \"\\u00e9\\n\" ] ",
          "{\"\":0}",
          "[null]",
          "{\"a\":null,\"b\":{\"c\":null,\"d\":1}}",
          "12345678901234567890.123456789",
          "\"\\ud83d\\ude00\"",
          "[true,false]",
          "[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35]",
          "{\"aaa\":1,\"bb\":2,\"c\":3}",
          "[{\"a\":1},{\"a\":2}]",
          "1",
          "[\"a\"]");
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"a\"",
          "\"b\"",
          "1",
          "-",
          "1.",
          "01",
          "1e",
          "1x",
          "true",
          "tru",
          "null",
          "\"",
          "\"\\u12\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\"",
          "\"\\q\"",
          "\"\t\"",
          " ",
          "\n",
          "é",
          "$",
          "'x'",
          "\"\\ud83d\\ude00\"",
          "\"\\u00E9\"",
          "-0",
          "1E+5",
          "[1]",
          "{\"k\":2}");

  private JsonSamples() {}

  static String value(Random random) {
    if (random.nextInt(3) > 0) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    String inner = VALUES.get(random.nextInt(VALUES.size()));
    return random.nextBoolean()
        ? "[" + inner + "," + VALUES.get(random.nextInt(VALUES.size())) + "]"
        : "{\"k\":" + inner + ",\"a\":" + VALUES.get(random.nextInt(VALUES.size())) + "}";
  }

  static String text(Random random) {
    if (random.nextInt(3) == 0) {
      return TextSamples.mutate(VALUES, random);
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(TOKENS.get(random.nextInt(TOKENS.size())));
    }
    return text.toString();
  }
}
