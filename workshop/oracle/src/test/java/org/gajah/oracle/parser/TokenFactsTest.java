package org.gajah.oracle.parser;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// `Token.java` is made from the oracle's list of keywords.
class TokenFactsTest {
  private static final Pattern KEYWORD =
      Pattern.compile("PG_KEYWORD\\(\"(\\w+)\", (\\w+), (\\w+), (\\w+)\\)");

  /// The tokens that are no keywords, with what they look like where they always look the same.
  private static final List<String> OTHERS =
      List.of(
          "/// The end of the text.\nEOF",
          "/// An identifier, folded and without quotes.\nIDENT",
          "/// A Unicode identifier before its escapes are read; the parser never sees it.\nUIDENT",
          "/// An integer that fits into 32 bits.\nICONST",
          "/// Another number, as it is written.\nFCONST",
          "/// A string, escapes read.\nSCONST",
          "/// A Unicode string before its escapes are read; the parser never sees it.\nUSCONST",
          "/// A bit string with its leading `b`.\nBCONST",
          "/// A hexadecimal string with its leading `x`.\nXCONST",
          "/// An operator that is none of those below.\nOP",
          "/// `$1`\nPARAM",
          "/// A character that begins no token.\nSTRAY",
          "TYPECAST(\"::\")",
          "DOT_DOT(\"..\")",
          "COLON_EQUALS(\":=\")",
          "EQUALS_GREATER(\"=>\")",
          "LESS_EQUALS(\"<=\")",
          "GREATER_EQUALS(\">=\")",
          "NOT_EQUALS(\"<>\")",
          "COMMA(\",\")",
          "LPAREN(\"(\")",
          "RPAREN(\")\")",
          "LBRACKET(\"[\")",
          "RBRACKET(\"]\")",
          "DOT(\".\")",
          "SEMICOLON(\";\")",
          "COLON(\":\")",
          "PLUS(\"+\")",
          "MINUS(\"-\")",
          "STAR(\"*\")",
          "SLASH(\"/\")",
          "PERCENT(\"%\")",
          "CARET(\"^\")",
          "LESS(\"<\")",
          "GREATER(\">\")",
          "EQUALS(\"=\")",
          "/// FORMAT in front of JSON.\nFORMAT_LA",
          "/// NOT in front of BETWEEN, IN, LIKE, ILIKE or SIMILAR.\nNOT_LA",
          "/// NULLS in front of FIRST or LAST.\nNULLS_LA",
          "/// WITH in front of TIME or ORDINALITY.\nWITH_LA",
          "/// WITHOUT in front of TIME.\nWITHOUT_LA");

  @Test
  void everyKeywordOfTheOracleAndNoOther() throws IOException, FormatterException {
    StringBuilder tokens = new StringBuilder();
    OTHERS.forEach(other -> tokens.append(other).append(",\n"));
    KEYWORD
        .matcher(Oracle.installed().header("parser/kwlist.h"))
        .results()
        .forEach(k ->
            tokens.append(
                "%s(\"%s\", KeywordCategory.%s, %b),\n"
                    .formatted(
                        k.group(2),
                        k.group(1),
                        k.group(3).replace("_KEYWORD", ""),
                        k.group(4).equals("BARE_LABEL"))));
    String source =
        """
        package org.gajah.parser.lex;

        import javax.annotation.processing.Generated;
        import org.jspecify.annotations.Nullable;

        /// The kinds of tokens of SQL: every keyword of PostgreSQL 17, named as parser/kwlist.h names
        /// it, and the others.
        @Generated("TokenFactsTest")
        public enum Token {
        """
            + tokens
            + """
            ;

            private final @Nullable String text;
            private final @Nullable KeywordCategory category;
            private final boolean bareLabel;

            Token() {
              this(null, null, false);
            }

            Token(String text) {
              this(text, null, false);
            }

            Token(@Nullable String text, @Nullable KeywordCategory category, boolean bareLabel) {
              this.text = text;
              this.category = category;
              this.bareLabel = bareLabel;
            }

            /// How it is written, keywords in lower case; null when that is not always the same.
            public @Nullable String text() {
              return text;
            }

            /// How reserved a keyword is; null for other tokens.
            public @Nullable KeywordCategory category() {
              return category;
            }

            public boolean isKeyword() {
              return category != null;
            }

            /// Whether a keyword can be the name of an output column without AS.
            public boolean bareLabel() {
              return bareLabel;
            }
            }
            """;
    Facts.check(
        "format/parser/src/main/java/org/gajah/parser/lex/Token.java",
        new Formatter().formatSource(source));
  }
}
