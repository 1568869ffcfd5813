package org.gajah.json;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.numeric.NumericText;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Type `jsonb` in and out.
public final class JsonbText {
  private static final int INDENT = 4;

  private JsonbText() {}

  /// Builds the tree of what is read.
  private static final class Builder implements JsonParser.Handler {
    private final List<List<Json>> arrays = new ArrayList<>();
    private final List<List<Json.Member>> objects = new ArrayList<>();
    private final List<Slice> keys = new ArrayList<>();
    private final List<Boolean> kinds = new ArrayList<>();
    private Json result = Json.NULL;

    private void add(Json value) {
      if (kinds.isEmpty()) {
        result = value;
      } else if (kinds.getLast()) {
        objects.getLast().add(new Json.Member(keys.removeLast(), value));
      } else {
        arrays.getLast().add(value);
      }
    }

    @Override
    public void objectStart(JsonLexer lexer) {
      objects.add(new ArrayList<>());
      kinds.add(true);
    }

    @Override
    public void objectEnd(JsonLexer lexer) {
      kinds.removeLast();
      add(Json.object(objects.removeLast()));
    }

    @Override
    public void arrayStart(JsonLexer lexer) {
      arrays.add(new ArrayList<>());
      kinds.add(false);
    }

    @Override
    public void arrayEnd(JsonLexer lexer) {
      kinds.removeLast();
      add(new Json.Items(arrays.removeLast()));
    }

    @Override
    public void key(JsonLexer lexer) {
      keys.add(Slice.of(lexer.string().toByteArray()));
    }

    @Override
    public void scalar(JsonLexer lexer) {
      add(
          switch (lexer.token()) {
            case STRING -> new Json.Text(Slice.of(lexer.string().toByteArray()));
            case NUMBER -> number(lexer);
            case TRUE -> new Json.Bool(true);
            case FALSE -> new Json.Bool(false);
            default -> Json.NULL;
          });
    }

    private static Json number(JsonLexer lexer) {
      ByteSink numeric = new ByteSink(16);
      NumericText.parse(lexer.text(), lexer.start(), lexer.end() - lexer.start(), numeric);
      return new Json.Numeral(Slice.of(numeric.toByteArray()));
    }
  }

  static Json parse(byte[] text, int from, int length) {
    Builder builder = new Builder();
    new JsonParser(new JsonLexer(text, from, length, true), builder).parse();
    return builder.result;
  }

  @PgFunction("jsonb_in")
  public static void in(byte[] text, int from, int length, ByteSink out) {
    JsonbWriter.put(parse(text, from, length), out);
  }

  @PgFunction("jsonb_recv")
  public static void receive(
      TypeContext context, byte[] message, int from, int length, ByteSink out) {
    Message parts = new Message(message, from, length);
    int version = parts.array()[parts.skip(1)];
    if (version != 1) {
      throw new PgException(SqlState.INTERNAL_ERROR, "unsupported jsonb version number " + version);
    }
    ByteSink text = new ByteSink(length);
    int count = parts.left();
    context.fromClient(message, parts.skip(count), count, text);
    in(text.array(), 0, text.length(), out);
  }

  @PgFunction("jsonb_send")
  public static void send(TypeContext context, Slice value, ByteSink out) {
    out.putByte(1);
    ByteSink text = new ByteSink(64);
    out(value, text);
    context.toClient(text.array(), 0, text.length(), out);
  }

  @PgFunction("jsonb_out")
  public static void out(Slice value, ByteSink out) {
    JsonbView view = JsonbView.of(value);
    if (view.isScalar()) {
      put(view, 0, -1, out);
    } else {
      put(view, -1, out);
    }
  }

  @PgFunction("jsonb_pretty")
  public static void pretty(Slice value, ByteSink out) {
    JsonbView view = JsonbView.of(value);
    if (view.isScalar()) {
      put(view, 0, -1, out);
    } else {
      put(view, 0, out);
    }
  }

  /// Appends a line's end and the indentation of a level, unless the level is below zero.
  private static void newLine(int level, ByteSink out) {
    if (level >= 0) {
      out.putByte('\n');
      for (int i = 0; i < level * INDENT; i++) {
        out.putByte(' ');
      }
    }
  }

  private static void put(JsonbView view, int level, ByteSink out) {
    int inner = level < 0 ? -1 : level + 1;
    boolean object = view.isObject();
    out.putByte(object ? '{' : '[');
    for (int i = 0; i < view.count(); i++) {
      if (i > 0) {
        out.putByte(',');
        if (level < 0) {
          out.putByte(' ');
        }
      }
      newLine(inner, out);
      if (object) {
        JsonText.putString(view.text(i), out);
        out.putByte(':').putByte(' ');
      }
      put(view, object ? view.count() + i : i, inner, out);
    }
    newLine(level, out);
    out.putByte(object ? '}' : ']');
  }

  static void put(JsonbView view, int index, int level, ByteSink out) {
    switch (view.type(index)) {
      case JsonbWriter.STRING -> JsonText.putString(view.text(index), out);
      case JsonbWriter.NUMERIC -> {
        Slice numeric = view.numeric(index);
        NumericText.out(numeric.array(), numeric.from(), numeric.length(), out);
      }
      case JsonbWriter.TRUE -> Ascii.put(out, "true");
      case JsonbWriter.FALSE -> Ascii.put(out, "false");
      case JsonbWriter.NULL -> Ascii.put(out, "null");
      default -> put(view.container(index), level, out);
    }
  }
}
