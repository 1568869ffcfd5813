package org.gajah.types.number;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// The words in the brackets behind a type's name, as `typmodin` functions get them: an array of
/// `cstring` (`utils/adt/arrayutils.c`).
public final class TypmodArray {
  private static final int CSTRING = 2275;

  private TypmodArray() {}

  private static int intAt(byte[] array, int at) {
    return (array[at] & 0xFF)
        | (array[at + 1] & 0xFF) << 8
        | (array[at + 2] & 0xFF) << 16
        | array[at + 3] << 24;
  }

  /// The words.
  public static List<String> words(Slice value) {
    byte[] array = value.array();
    int from = value.from();
    int dimensions = intAt(array, from);
    if (intAt(array, from + 8) != CSTRING) {
      throw new PgException(SqlState.ARRAY_ELEMENT_ERROR, "typmod array must be type cstring[]");
    }
    if (dimensions != 1) {
      throw new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "typmod array must be one-dimensional");
    }
    if (intAt(array, from + 4) != 0) {
      throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, "typmod array must not contain nulls");
    }
    List<String> words = new ArrayList<>();
    int at = from + 20;
    for (int i = intAt(array, from + 12); i > 0; i--) {
      int end = at;
      while (array[end] != 0) {
        end++;
      }
      words.add(new String(array, at, end - at, StandardCharsets.UTF_8));
      at = end + 1;
    }
    return words;
  }

  /// The words as integers.
  public static int[] integers(Slice value) {
    List<String> words = words(value);
    int[] numbers = new int[words.size()];
    for (int i = 0; i < numbers.length; i++) {
      byte[] word = words.get(i).getBytes(StandardCharsets.UTF_8);
      numbers[i] = integer(word);
    }
    return numbers;
  }

  private static int integer(byte[] word) {
    return (int)
        IntegerText.parse("integer", Integer.MIN_VALUE, Integer.MAX_VALUE, word, 0, word.length);
  }
}
