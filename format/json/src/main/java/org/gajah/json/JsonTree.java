package org.gajah.json;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// The text of a `json` with its parts marked: where each value starts and ends.
public final class JsonTree {
  /// A value: its text, what kind its first token tells, and its parts.
  ///
  /// @param text from the first to the last character
  /// @param string the content of a string
  /// @param keys the keys of an object's members, in the order of the text
  /// @param values the values of members, or the elements of an array
  public record Node(
      Slice text, JsonToken kind, @Nullable Slice string, List<Slice> keys, List<Node> values) {
    public boolean isObject() {
      return kind == JsonToken.OBJECT_START;
    }

    public boolean isArray() {
      return kind == JsonToken.ARRAY_START;
    }

    public boolean isNull() {
      return kind == JsonToken.NULL;
    }
  }

  private JsonTree() {}

  private static final class Builder implements JsonParser.Handler {
    private final List<Integer> starts = new ArrayList<>();
    private final List<List<Slice>> keys = new ArrayList<>();
    private final List<List<Node>> values = new ArrayList<>();
    private @Nullable Node result;

    private void add(Node node) {
      if (values.isEmpty()) {
        result = node;
      } else {
        values.getLast().add(node);
      }
    }

    private void open(JsonLexer lexer) {
      starts.add(lexer.start());
      keys.add(new ArrayList<>());
      values.add(new ArrayList<>());
    }

    private void close(JsonLexer lexer, JsonToken kind) {
      int start = starts.removeLast();
      Slice text = new Slice(lexer.text(), start, lexer.end() - start);
      List<Slice> ownKeys = keys.removeLast();
      List<Node> ownValues = values.removeLast();
      add(new Node(text, kind, null, ownKeys, ownValues));
    }

    @Override
    public void objectStart(JsonLexer lexer) {
      open(lexer);
    }

    @Override
    public void objectEnd(JsonLexer lexer) {
      close(lexer, JsonToken.OBJECT_START);
    }

    @Override
    public void arrayStart(JsonLexer lexer) {
      open(lexer);
    }

    @Override
    public void arrayEnd(JsonLexer lexer) {
      close(lexer, JsonToken.ARRAY_START);
    }

    @Override
    public void key(JsonLexer lexer) {
      keys.getLast().add(Slice.of(lexer.string().toByteArray()));
    }

    @Override
    public void scalar(JsonLexer lexer) {
      Slice text = new Slice(lexer.text(), lexer.start(), lexer.end() - lexer.start());
      boolean string = lexer.token() == JsonToken.STRING;
      Slice content = string ? Slice.of(lexer.string().toByteArray()) : null;
      add(new Node(text, lexer.token(), content, List.of(), List.of()));
    }
  }

  /// The tree of a text.
  public static Node of(Slice json) {
    Builder builder = new Builder();
    new JsonParser(new JsonLexer(json.array(), json.from(), json.length(), true), builder).parse();
    if (builder.result == null) {
      throw new IllegalStateException();
    }
    return builder.result;
  }
}
