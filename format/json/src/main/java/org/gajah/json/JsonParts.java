package org.gajah.json;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// What a `json` contains. Parts are given as they stand in the text; of members with the same key
/// the last one counts.
public final class JsonParts {
  private JsonParts() {}

  private static boolean put(JsonTree.@Nullable Node node, boolean asText, ByteSink out) {
    if (node == null || (asText && node.kind() == JsonToken.NULL)) {
      return false;
    }
    Slice string = node.string();
    Slice text = asText && string != null ? string : node.text();
    out.putBytes(text.array(), text.from(), text.length());
    return true;
  }

  private static JsonTree.@Nullable Node member(JsonTree.Node node, Slice key) {
    int index = node.kind() == JsonToken.OBJECT_START ? node.keys().lastIndexOf(key) : -1;
    return index < 0 ? null : node.values().get(index);
  }

  private static JsonTree.@Nullable Node element(JsonTree.Node node, int subscript) {
    if (node.kind() != JsonToken.ARRAY_START) {
      return null;
    }
    int place = TextPath.place(subscript, node.values().size());
    return place < 0 ? null : node.values().get(place);
  }

  @PgFunction("json_object_field")
  public static boolean member(Slice json, Slice key, ByteSink out) {
    return put(member(JsonTree.of(json), key), false, out);
  }

  @PgFunction("json_object_field_text")
  public static boolean memberText(Slice json, Slice key, ByteSink out) {
    return put(member(JsonTree.of(json), key), true, out);
  }

  @PgFunction("json_array_element")
  public static boolean element(Slice json, int subscript, ByteSink out) {
    return put(element(JsonTree.of(json), subscript), false, out);
  }

  @PgFunction("json_array_element_text")
  public static boolean elementText(Slice json, int subscript, ByteSink out) {
    return put(element(JsonTree.of(json), subscript), true, out);
  }

  @PgFunction("json_extract_path")
  public static boolean atPath(Slice json, Slice path, ByteSink out) {
    return put(find(json, path), false, out);
  }

  @PgFunction("json_extract_path_text")
  public static boolean textAtPath(Slice json, Slice path, ByteSink out) {
    return put(find(json, path), true, out);
  }

  private static JsonTree.@Nullable Node find(Slice json, Slice path) {
    List<@Nullable Slice> steps = TextPath.steps(path);
    if (steps.contains(null)) {
      return null;
    }
    JsonTree.Node node = JsonTree.of(json);
    for (Slice step : steps) {
      if (node == null || step == null) {
        return null;
      }
      Integer subscript = TextPath.index(step);
      node =
          node.kind() == JsonToken.OBJECT_START
              ? member(node, step)
              : subscript == null ? null : element(node, subscript);
    }
    return node;
  }

  @PgFunction("json_typeof")
  public static void type(Slice json, ByteSink out) {
    JsonLexer lexer = new JsonLexer(json.array(), json.from(), json.length(), false);
    lexer.next();
    Ascii.put(
        out,
        switch (lexer.token()) {
          case OBJECT_START -> "object";
          case ARRAY_START -> "array";
          case STRING -> "string";
          case NUMBER -> "number";
          case TRUE, FALSE -> "boolean";
          default -> "null";
        });
  }

  @PgFunction("json_array_length")
  public static int length(Slice json) {
    JsonTree.Node node = JsonTree.of(json);
    if (node.kind() != JsonToken.ARRAY_START) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "cannot get array length of a "
              + (node.kind() == JsonToken.OBJECT_START ? "non-array" : "scalar"));
    }
    return node.values().size();
  }

  @PgFunction("json_strip_nulls")
  public static void stripNulls(Slice json, ByteSink out) {
    putStripped(JsonTree.of(json), out);
  }

  private static void putStripped(JsonTree.Node node, ByteSink out) {
    boolean object = node.kind() == JsonToken.OBJECT_START;
    if (!object && node.kind() != JsonToken.ARRAY_START) {
      Slice string = node.string();
      if (string == null) {
        out.putBytes(node.text().array(), node.text().from(), node.text().length());
      } else {
        JsonText.putString(string, out);
      }
      return;
    }
    out.putByte(object ? '{' : '[');
    boolean first = true;
    for (int i = 0; i < node.values().size(); i++) {
      JsonTree.Node value = node.values().get(i);
      if (object && value.kind() == JsonToken.NULL) {
        continue;
      }
      if (!first) {
        out.putByte(',');
      }
      first = false;
      if (object) {
        JsonText.putString(node.keys().get(i), out);
        out.putByte(':');
      }
      putStripped(value, out);
    }
    out.putByte(object ? '}' : ']');
  }
}
