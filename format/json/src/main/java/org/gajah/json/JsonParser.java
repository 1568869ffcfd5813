package org.gajah.json;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Reads JSON and tells a handler what there is.
final class JsonParser {
  private static final int DEEPEST = 6000;

  /// Told of the parts of a JSON value in their order. Scalars and the ends of strings can be asked
  /// from the lexer at that moment.
  interface Handler {
    default void objectStart(JsonLexer lexer) {}

    default void objectEnd(JsonLexer lexer) {}

    default void arrayStart(JsonLexer lexer) {}

    default void arrayEnd(JsonLexer lexer) {}

    default void key(JsonLexer lexer) {}

    default void scalar(JsonLexer lexer) {}

    /// Before an array's element or an object's value.
    default void valueStart(JsonLexer lexer) {}

    /// Behind an array's element or an object's value; it ended at [JsonLexer#previousEnd].
    default void valueEnd(JsonLexer lexer) {}
  }

  private final JsonLexer lexer;
  private final Handler handler;
  private int depth;

  JsonParser(JsonLexer lexer, Handler handler) {
    this.lexer = lexer;
    this.handler = handler;
  }

  /// Reads one value, behind which nothing may come.
  void parse() {
    lexer.next();
    value();
    if (lexer.token() != JsonToken.END) {
      throw unexpected("end of input");
    }
  }

  private PgException unexpected(String expected) {
    return lexer.token() == JsonToken.END
        ? lexer.invalid("The input string ended unexpectedly.")
        : lexer.invalid("Expected " + expected + ", but found \"" + lexer.tokenText() + "\".");
  }

  private void value() {
    switch (lexer.token()) {
      case OBJECT_START -> object();
      case ARRAY_START -> array();
      case STRING, NUMBER, TRUE, FALSE, NULL -> {
        handler.scalar(lexer);
        lexer.next();
      }
      case OBJECT_END, ARRAY_END, COMMA, COLON, END -> throw unexpected("JSON value");
    }
  }

  private void enter() {
    if (++depth > DEEPEST) {
      throw new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded")
          .hint(
              "Increase the configuration parameter \"max_stack_depth\" (currently 2048kB), after"
                  + " ensuring the platform's stack depth limit is adequate.");
    }
  }

  private void object() {
    enter();
    handler.objectStart(lexer);
    lexer.next();
    if (lexer.token() == JsonToken.STRING) {
      field();
      while (lexer.token() == JsonToken.COMMA) {
        lexer.next();
        field();
      }
      expect(JsonToken.OBJECT_END, "\",\" or \"}\"");
    } else {
      expect(JsonToken.OBJECT_END, "string or \"}\"");
    }
    handler.objectEnd(lexer);
    lexer.next();
    depth--;
  }

  private void expect(JsonToken token, String words) {
    if (lexer.token() != token) {
      throw unexpected(words);
    }
  }

  private void field() {
    expect(JsonToken.STRING, "string");
    handler.key(lexer);
    lexer.next();
    expect(JsonToken.COLON, "\":\"");
    lexer.next();
    handler.valueStart(lexer);
    value();
    handler.valueEnd(lexer);
  }

  private void array() {
    enter();
    handler.arrayStart(lexer);
    lexer.next();
    if (lexer.token() != JsonToken.ARRAY_END) {
      element();
      while (lexer.token() == JsonToken.COMMA) {
        lexer.next();
        element();
      }
      expect(JsonToken.ARRAY_END, "\",\" or \"]\"");
    }
    handler.arrayEnd(lexer);
    lexer.next();
    depth--;
  }

  private void element() {
    handler.valueStart(lexer);
    value();
    handler.valueEnd(lexer);
  }
}
