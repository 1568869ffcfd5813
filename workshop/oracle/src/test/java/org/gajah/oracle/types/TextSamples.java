package org.gajah.oracle.types;

import java.util.List;
import java.util.Random;

/// Texts and bytes, plain and nasty.
final class TextSamples {
  static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "abc",
          "ABC",
          "abd",
          " ",
          "  ",
          " a",
          "a ",
          "a  ",
          " a b ",
          "Z",
          "z",
          "é",
          "É",
          "ä",
          "ß",
          "日本語",
          "日本",
          "😀",
          "a😀b",
          "ǅ",
          "İ",
          "ı",
          "σς",
          "a_b",
          "a%b",
          "%",
          "_",
          "\\",
          "a\\b",
          "'",
          "\"",
          "x'y\"z",
          "hello world",
          "Hello World",
          "1",
          "12",
          "-3",
          "abcabcabc",
          "aaaa",
          "a,b,c",
          "a.b.c",
          "0123456789012345678901234567890123456789012345678" + "901234567890123456789",
          "ééééééééééééééééééééééééééééééééééééé",
          "tab\tnewline\n",
          "null",
          "NULL");

  static final List<String> INPUTS =
      List.of(
          "",
          " ",
          "0",
          "1",
          "-1",
          "+1",
          " 12 ",
          "1 2",
          "0x1F",
          "0b101",
          "0o17",
          "1_000",
          "_1",
          "1_",
          "1__0",
          "0x_1",
          "0x",
          "-0x10",
          "99999",
          "-99999",
          "32768",
          "2147483648",
          "-2147483648",
          "-2147483649",
          "9223372036854775808",
          "-9223372036854775808",
          "18446744073709551616",
          "4294967295",
          "4294967296",
          "-4294967295",
          "abc",
          "t",
          "true",
          "TRUE",
          "tru",
          "truely",
          "f",
          "fal",
          "on",
          "off",
          "of",
          "o",
          "yes",
          "no",
          "y",
          "n",
          " t ",
          "1.5",
          ".5",
          "5.",
          ".",
          "1e5",
          "1e",
          "1e+",
          "1e400",
          "1e-400",
          "-1e400",
          "1e39",
          "1e-50",
          "NaN",
          "nan",
          "inf",
          "-inf",
          "+Infinity",
          "infinit",
          "1e5x",
          "0x1p3",
          "0x1.8",
          "0x1.8p-2",
          "\\x",
          "\\x41",
          "\\x4",
          "\\xgg",
          "\\x 41 42",
          "\\101",
          "\\\\",
          "\\",
          "\\40",
          "a\\001b",
          "(1,2)",
          "(1,2",
          "1,2",
          "( 1 , 2 )",
          "(4294967296,1)",
          "(-1,1)",
          "(1,65536)",
          "(1,-1)",
          "(,)",
          "0/0",
          "F/F",
          "0/",
          "/0",
          "123456789/1",
          "G/0",
          " 1/1",
          "1/1 ",
          "a0eebc999c0b4ef8bb6d6bb9bd380a11",
          "{a0eebc99-9c0b4ef8-bb6d6bb9-bd380a11}",
          "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1",
          "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
          "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111",
          "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
          "a-0eebc999c0b4ef8bb6d6bb9bd380a11",
          "1 2 3",
          "1 x",
          "1 99999 3",
          "é",
          "日本",
          "010",
          "09",
          "-010",
          "\\1011",
          "\\777",
          "\\400",
          "0000000000000000000000000000000000001",
          "- 1",
          "--1",
          "+-1");

  static final List<String> BYTES =
      List.of(
          "",
          "\\x00",
          "\\x01",
          "\\xff",
          "\\x41",
          "\\x4142",
          "\\x414243",
          "\\x0000",
          "\\x80",
          "\\x5c",
          "\\x61c3a9",
          "\\x20",
          "\\x2041",
          "\\xdeadbeef",
          "\\x000102030405060708090a0b0c0d0e0f10",
          "\\xffffffffffffffffffffffff",
          "\\x6162636162636162630a",
          "\\x25",
          "\\x5f");

  private static final String LETTERS = "abcABC xyz012_%\\.,-'\"éÉßñ日本😀\t";

  private TextSamples() {}

  static String randomText(Random random) {
    int length = random.nextInt(random.nextInt(8) == 0 ? 60 : 6);
    StringBuilder text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  static String randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(8) == 0 ? 60 : 6)];
    random.nextBytes(bytes);
    StringBuilder text = new StringBuilder("\\x");
    for (byte b : bytes) {
      text.append(String.format("%02x", b));
    }
    return text.toString();
  }

  /// One of the texts with a character or two changed, left out or put in.
  static String mutate(List<String> texts, Random random) {
    StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    String other = texts.get(random.nextInt(texts.size()));
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      if (random.nextBoolean() && at < text.length() && !Character.isSurrogate(text.charAt(at))) {
        text.deleteCharAt(at);
      } else if (!other.isEmpty() && !Character.isSurrogate(other.charAt(0))) {
        char c = other.charAt(random.nextInt(other.length()));
        if (!Character.isSurrogate(c) && (at == 0 || !Character.isSurrogate(text.charAt(at - 1)))) {
          text.insert(at, c);
        }
      }
    }
    return text.toString();
  }
}
