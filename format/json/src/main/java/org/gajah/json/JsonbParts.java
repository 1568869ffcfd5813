package org.gajah.json;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// What a `jsonb` contains: members, elements, paths, tests.
public final class JsonbParts {
  private JsonbParts() {}

  private static boolean put(JsonbView view, int index, boolean asText, ByteSink out) {
    if (index < 0) {
      return false;
    }
    if (!asText) {
      view.put(index, out);
      return true;
    }
    switch (view.type(index)) {
      case JsonbWriter.NULL -> {
        return false;
      }
      case JsonbWriter.STRING -> {
        Slice text = view.text(index);
        out.putBytes(text.array(), text.from(), text.length());
      }
      default -> JsonbText.put(view, index, -1, out);
    }
    return true;
  }

  private static boolean member(Slice value, Slice key, boolean asText, ByteSink out) {
    JsonbView view = JsonbView.of(value);
    return view.isObject() && put(view, view.find(key), asText, out);
  }

  @PgFunction("jsonb_object_field")
  public static boolean member(Slice value, Slice key, ByteSink out) {
    return member(value, key, false, out);
  }

  @PgFunction("jsonb_object_field_text")
  public static boolean memberText(Slice value, Slice key, ByteSink out) {
    return member(value, key, true, out);
  }

  private static boolean element(Slice value, int subscript, boolean asText, ByteSink out) {
    JsonbView view = JsonbView.of(value);
    return view.isArray() && put(view, TextPath.place(subscript, view.count()), asText, out);
  }

  @PgFunction("jsonb_array_element")
  public static boolean element(Slice value, int subscript, ByteSink out) {
    return element(value, subscript, false, out);
  }

  @PgFunction("jsonb_array_element_text")
  public static boolean elementText(Slice value, int subscript, ByteSink out) {
    return element(value, subscript, true, out);
  }

  @PgFunction("jsonb_extract_path")
  public static boolean atPath(Slice value, Slice path, ByteSink out) {
    return atPath(value, path, false, out);
  }

  @PgFunction("jsonb_extract_path_text")
  public static boolean textAtPath(Slice value, Slice path, ByteSink out) {
    return atPath(value, path, true, out);
  }

  private static boolean atPath(Slice value, Slice path, boolean asText, ByteSink out) {
    List<@Nullable Slice> steps = TextPath.steps(path);
    if (steps.contains(null)) {
      return false;
    }
    JsonbView view = JsonbView.of(value);
    if (steps.isEmpty()) {
      return whole(value, view, asText, out);
    }
    for (int i = 0; i < steps.size(); i++) {
      Slice step = steps.get(i);
      int index = step == null || view.isScalar() ? -1 : find(view, step);
      if (index < 0 || i == steps.size() - 1) {
        return put(view, index, asText, out);
      }
      if (view.type(index) != JsonbWriter.CONTAINER) {
        return false;
      }
      view = view.container(index);
    }
    return false;
  }

  private static boolean whole(Slice value, JsonbView view, boolean asText, ByteSink out) {
    if (view.isScalar()) {
      return put(view, 0, asText, out);
    }
    if (asText) {
      JsonbText.out(value, out);
    } else {
      out.putBytes(value.array(), value.from(), value.length());
    }
    return true;
  }

  private static int find(JsonbView view, Slice step) {
    if (view.isObject()) {
      return view.find(step);
    }
    Integer subscript = TextPath.index(step);
    return subscript == null ? -1 : TextPath.place(subscript, view.count());
  }

  @PgFunction("jsonb_exists")
  public static boolean has(Slice value, Slice key) {
    JsonbView view = JsonbView.of(value);
    if (view.isObject()) {
      return view.find(key) >= 0;
    }
    for (int i = 0; i < view.count(); i++) {
      if (view.type(i) == JsonbWriter.STRING && view.text(i).equals(key)) {
        return true;
      }
    }
    return false;
  }

  @PgFunction("jsonb_exists_any")
  public static boolean hasAny(Slice value, Slice keys) {
    for (Slice key : TextPath.steps(keys)) {
      if (key != null && has(value, key)) {
        return true;
      }
    }
    return false;
  }

  @PgFunction("jsonb_exists_all")
  public static boolean hasAll(Slice value, Slice keys) {
    for (Slice key : TextPath.steps(keys)) {
      if (key != null && !has(value, key)) {
        return false;
      }
    }
    return true;
  }

  @PgFunction("jsonb_contains")
  public static boolean contains(Slice value, Slice part) {
    return contains(JsonbView.of(value), JsonbView.of(part));
  }

  @PgFunction("jsonb_contained")
  public static boolean containedBy(Slice part, Slice value) {
    return contains(value, part);
  }

  private static boolean contains(JsonbView value, JsonbView part) {
    if (value.isObject() != part.isObject()) {
      return false;
    }
    if (value.isObject()) {
      return containsMembers(value, part);
    }
    if (value.isScalar() && !part.isScalar()) {
      return false;
    }
    for (int i = 0; i < part.count(); i++) {
      boolean found = false;
      for (int j = 0; j < value.count() && !found; j++) {
        found = matches(value, j, part, i);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static boolean containsMembers(JsonbView value, JsonbView part) {
    if (value.count() < part.count()) {
      return false;
    }
    for (int i = 0; i < part.count(); i++) {
      int index = value.find(part.text(i));
      if (index < 0 || !matches(value, index, part, part.count() + i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(JsonbView value, int index, JsonbView part, int partIndex) {
    if (value.type(index) != part.type(partIndex)) {
      return false;
    }
    return switch (value.type(index)) {
      case JsonbWriter.STRING -> value.text(index).equals(part.text(partIndex));
      case JsonbWriter.NUMERIC ->
          JsonbOrder.compareNumbers(value.numeric(index), part.numeric(partIndex)) == 0;
      case JsonbWriter.CONTAINER -> contains(value.container(index), part.container(partIndex));
      default -> true;
    };
  }

  @PgFunction("jsonb_typeof")
  public static void type(Slice value, ByteSink out) {
    Ascii.put(out, typeName(JsonbView.of(value), "number"));
  }

  static String typeName(JsonbView view, String number) {
    if (!view.isScalar()) {
      return view.isObject() ? "object" : "array";
    }
    return switch (view.type(0)) {
      case JsonbWriter.STRING -> "string";
      case JsonbWriter.NUMERIC -> number;
      case JsonbWriter.NULL -> "null";
      default -> "boolean";
    };
  }

  @PgFunction("jsonb_array_length")
  public static int length(Slice value) {
    JsonbView view = JsonbView.of(value);
    if (view.isScalar() || view.isObject()) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "cannot get array length of a " + (view.isScalar() ? "scalar" : "non-array"));
    }
    return view.count();
  }
}
