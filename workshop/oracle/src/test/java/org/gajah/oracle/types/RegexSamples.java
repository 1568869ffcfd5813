package org.gajah.oracle.types;

import java.util.List;
import java.util.Random;

/// Patterns, whole and broken, and texts that they may match.
final class RegexSamples {
  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "c",
          "ab",
          "abc",
          ".",
          "[ab]",
          "[^a]",
          "[a-c]",
          "[[:alpha:]]",
          "[[:digit:]_]",
          "\\d",
          "\\w",
          "\\s",
          "\\W",
          "(a)",
          "(ab|a)",
          "(a|b)",
          "(?:a|ab)",
          "(b*)",
          "(.*)",
          "(a*?)",
          "(?:b+?)",
          "()",
          "(a(b)c)",
          "((a)|(b))",
          "x",
          "é",
          "A",
          "[A-Z]",
          "(.)",
          "(a|ab)(c|bcd)",
          "(?:a*)",
          "(a?)",
          "[]a]",
          "[^]]",
          "\\.");
  private static final List<String> QUANTIFIERS =
      List.of(
          "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,1}?", "{1,}", "{2,3}?",
          "{0}");
  private static final List<String> ODD =
      List.of(
          "^",
          "$",
          "\\y",
          "\\m",
          "\\M",
          "\\A",
          "\\Z",
          "\\Y",
          "(?=b)",
          "(?!a)",
          "(?<=a)",
          "(?<!b)",
          "\\1",
          "\\2",
          "|",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "{1",
          "*",
          "**",
          "\\",
          "(?i)",
          "(?x) ",
          "(?n)",
          "(?",
          "***=",
          "***:",
          "(?:",
          "[[:foo:]]",
          "[b-a]",
          "[a-]",
          "[a-b-c]",
          "\\x41",
          "\\u00e9",
          "\\q",
          "\\c",
          "[[:<:]]",
          "[[:>:]]",
          "[[.a.]]",
          "[[=a=]]",
          "[[.hyphen.]]",
          "{,2}",
          "(?#c)",
          "\\n",
          "[\\d]",
          "[\\D]",
          "[\\w.]",
          "{256}",
          "{3,2}",
          "(?q)a.",
          "#x");
  private static final List<String> WHOLE =
      List.of(
          "",
          "a",
          "abc",
          "^(pg_class)$",
          "^(a.*)$",
          "(a*)+",
          "(a*)*",
          "(a|b)*?c",
          "^(.*?)(b+)$",
          "(.*)(.*)",
          "(a+)(b+)?",
          "(?i)ABC",
          "x*",
          "a|b|",
          "^a|c$",
          "(\\w+)\\s(\\w+)",
          "(a)(b)?\\1",
          "(.)\\1",
          "^(.+)\\1$",
          "[a-z]+[0-9]*",
          "b*?",
          "(?:a|ab)(?:c|bcd)(d*)",
          "(a|ab)(c|bcd)(d*)",
          "(a*?)(a*)",
          "(?=a)b*",
          "ab(?=c)",
          "(?<=a)b",
          "a{2,3}",
          "é+",
          "(^|b)a",
          "a($|b)",
          "\\mab\\M",
          "(a{0,2})(a*)",
          "(.*?)x?$",
          "(ab|cd){2}",
          "((a|b)c)*",
          "(a?b?)*c");
  private static final String LETTERS = "aaabbbccdABx1_ é\n";

  private RegexSamples() {}

  static String pattern(Random random) {
    if (random.nextInt(5) == 0) {
      return WHOLE.get(random.nextInt(WHOLE.size()));
    }
    StringBuilder text = new StringBuilder(random.nextInt(6) == 0 ? "^" : "");
    for (int i = random.nextInt(4); i >= 0; i--) {
      if (random.nextInt(9) == 0) {
        text.append(ODD.get(random.nextInt(ODD.size())));
      } else {
        text.append(ATOMS.get(random.nextInt(ATOMS.size())))
            .append(QUANTIFIERS.get(random.nextInt(QUANTIFIERS.size())));
      }
      if (random.nextInt(8) == 0) {
        text.append('|');
      }
    }
    if (random.nextInt(8) == 0) {
      text.insert(0, '(').append(')').append(QUANTIFIERS.get(random.nextInt(QUANTIFIERS.size())));
    }
    return text.append(random.nextInt(6) == 0 ? "$" : "").toString();
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(10); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  static String flags(Random random) {
    String letters = "ginsxpwcqbemt";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return random.nextInt(20) == 0 ? "z" : random.nextInt(20) == 0 ? "1" : text.toString();
  }

  static String replacement(Random random) {
    List<String> some =
        List.of("", "x", "\\1", "<\\&>", "\\\\", "[\\2\\1]", "\\", "a\\qb", "\\0\\9");
    return some.get(random.nextInt(some.size()));
  }
}
