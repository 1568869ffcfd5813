package org.gajah.json;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;

/// A container within the bytes of a `jsonb` (see [JsonbWriter] for the layout).
///
/// @param array the bytes around it
/// @param at where the container's header is
/// @param base where the whole value starts, for alignment
record JsonbView(byte[] array, int at, int base) {
  static JsonbView of(Slice value) {
    return new JsonbView(value.array(), value.from(), value.from());
  }

  private int intAt(int offset) {
    return (array[offset] & 0xFF)
        | (array[offset + 1] & 0xFF) << 8
        | (array[offset + 2] & 0xFF) << 16
        | array[offset + 3] << 24;
  }

  private int header() {
    return intAt(at);
  }

  /// How many elements or members there are.
  int count() {
    return header() & JsonbWriter.COUNT;
  }

  boolean isObject() {
    return (header() & JsonbWriter.OBJECT) != 0;
  }

  boolean isArray() {
    return (header() & JsonbWriter.ARRAY) != 0;
  }

  boolean isScalar() {
    return (header() & JsonbWriter.SCALAR) != 0;
  }

  private int entries() {
    return isObject() ? 2 * count() : count();
  }

  private int entry(int index) {
    return intAt(at + 4 + 4 * index);
  }

  int type(int index) {
    return entry(index) & JsonbWriter.TYPE;
  }

  /// Where an entry's data ends, counted from the data's start: the nearest offset before, and the
  /// lengths since.
  private int end(int index) {
    int sum = 0;
    for (int i = index; i >= 0; i--) {
      sum += entry(i) & JsonbWriter.COUNT;
      if ((entry(i) & JsonbWriter.HAS_OFFSET) != 0) {
        break;
      }
    }
    return sum;
  }

  private int data() {
    return at + 4 + 4 * entries();
  }

  private int start(int index) {
    return data() + (index == 0 ? 0 : end(index - 1));
  }

  private int aligned(int offset) {
    return base + (offset - base + 3 & ~3);
  }

  /// The bytes of a string.
  Slice text(int index) {
    int start = start(index);
    return new Slice(array, start, data() + end(index) - start);
  }

  /// The numeric of a number.
  Slice numeric(int index) {
    int start = aligned(start(index));
    return new Slice(array, start + 4, data() + end(index) - start - 4);
  }

  /// A container that is an element.
  JsonbView container(int index) {
    return new JsonbView(array, aligned(start(index)), base);
  }

  /// The bytes of an element that is a container, as a value of its own.
  private Slice containerBytes(int index) {
    int start = aligned(start(index));
    return new Slice(array, start, data() + end(index) - start);
  }

  /// The entry of a member's value, or -1.
  int find(Slice key) {
    int low = 0;
    int high = count() - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = Json.compareKeys(text(middle), key);
      if (order == 0) {
        return count() + middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// An entry as a tree.
  Json element(int index) {
    return switch (type(index)) {
      case JsonbWriter.STRING -> new Json.Text(text(index));
      case JsonbWriter.NUMERIC -> new Json.Numeral(numeric(index));
      case JsonbWriter.TRUE -> new Json.Bool(true);
      case JsonbWriter.FALSE -> new Json.Bool(false);
      case JsonbWriter.NULL -> Json.NULL;
      default -> container(index).tree();
    };
  }

  /// The container as a tree; a scalar's as the scalar.
  Json tree() {
    if (isScalar()) {
      return element(0);
    }
    if (isArray()) {
      List<Json> elements = new ArrayList<>();
      for (int i = 0; i < count(); i++) {
        elements.add(element(i));
      }
      return new Json.Items(elements);
    }
    List<Json.Member> members = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      members.add(new Json.Member(text(i), element(count() + i)));
    }
    return new Json.Members(members);
  }

  /// Appends an entry as a value of its own.
  void put(int index, ByteSink out) {
    if (type(index) == JsonbWriter.CONTAINER) {
      Slice bytes = containerBytes(index);
      out.putBytes(bytes.array(), bytes.from(), bytes.length());
    } else {
      JsonbWriter.put(element(index), out);
    }
  }
}
