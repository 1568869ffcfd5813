package org.gajah.containers;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.text.ByteSearch;
import org.jspecify.annotations.Nullable;

/// `array_to_string` and `string_to_array`.
public final class ArrayStrings {
  private ArrayStrings() {}

  @PgFunction("array_to_text")
  public static void toText(ElementType type, Slice value, Slice delimiter, ByteSink out) {
    put(type, value, delimiter, null, out);
  }

  @PgFunction("array_to_text_null")
  public static boolean toText(
      ElementType type,
      @Nullable Slice value,
      @Nullable Slice delimiter,
      @Nullable Slice nullText,
      ByteSink out) {
    if (value == null || delimiter == null) {
      return false;
    }
    put(type, value, delimiter, nullText, out);
    return true;
  }

  private static void put(
      ElementType type, Slice value, Slice delimiter, @Nullable Slice nullText, ByteSink out) {
    ArrayValue array = new ArrayValue(value, type);
    boolean first = true;
    for (int i = 0; i < array.count(); i++) {
      boolean isNull = array.isNull(i);
      if (isNull && nullText == null) {
        continue;
      }
      if (!first) {
        out.putBytes(delimiter.array(), delimiter.from(), delimiter.length());
      }
      first = false;
      if (isNull && nullText != null) {
        out.putBytes(nullText.array(), nullText.from(), nullText.length());
      } else {
        type.print(array.bytes(), array.start(i), array.length(i), out);
      }
    }
  }

  @PgFunction("text_to_array")
  public static boolean split(
      TypeContext context, @Nullable Slice text, @Nullable Slice delimiter, ByteSink out) {
    return split(context, text, delimiter, null, out);
  }

  @PgFunction("text_to_array_null")
  public static boolean split(
      TypeContext context,
      @Nullable Slice text,
      @Nullable Slice delimiter,
      @Nullable Slice nullText,
      ByteSink out) {
    if (text == null) {
      return false;
    }
    ArrayBuilder parts = new ArrayBuilder(PlainTypes.TEXT);
    if (text.length() > 0) {
      if (delimiter == null) {
        splitCharacters(context, text, nullText, parts);
      } else {
        split(text, delimiter, nullText, parts);
      }
    }
    parts.put(out);
    return true;
  }

  private static void splitCharacters(
      TypeContext context, Slice text, @Nullable Slice nullText, ArrayBuilder parts) {
    int end = text.from() + text.length();
    int at = text.from();
    while (at < end) {
      int size = context.encoding().characterLength(text.array(), at, end);
      add(new Slice(text.array(), at, size), nullText, parts);
      at += size;
    }
  }

  private static void split(
      Slice text, Slice delimiter, @Nullable Slice nullText, ArrayBuilder parts) {
    int at = 0;
    while (delimiter.length() > 0) {
      int found =
          ByteSearch.find(
              text.array(),
              text.from(),
              text.length(),
              delimiter.array(),
              delimiter.from(),
              delimiter.length(),
              at);
      if (found < 0) {
        break;
      }
      add(new Slice(text.array(), text.from() + at, found - at), nullText, parts);
      at = found + delimiter.length();
    }
    add(new Slice(text.array(), text.from() + at, text.length() - at), nullText, parts);
  }

  private static void add(Slice part, @Nullable Slice nullText, ArrayBuilder parts) {
    parts.add(part.equals(nullText) ? null : part);
  }
}
