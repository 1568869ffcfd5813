package org.gajah.text.regex;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gajah.base.bytes.Slice;
import org.gajah.text.collation.Collation;
import org.gajah.text.encoding.Encoding;

/// The patterns that a session has used last, compiled. Belongs to one session.
public final class Matchers {
  private static final int KEPT = 32;

  private record Key(Slice pattern, RegexFlags flags, Collation collation) {}

  private final Encoding encoding;
  private final Map<Key, Matcher> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  /// For patterns and texts in that encoding.
  public Matchers(Encoding encoding) {
    this.encoding = encoding;
  }

  /// The matcher of a pattern. It is the same each time, so its text and match last only until
  /// somebody asks for the same pattern again.
  public Matcher of(byte[] pattern, int from, int length, RegexFlags flags, Collation collation) {
    Key key = new Key(new Slice(pattern, from, length), flags, collation);
    Matcher known = kept.get(key);
    if (known != null) {
      return known;
    }
    Matcher made = Regex.compile(characters(pattern, from, length), flags, collation).matcher();
    byte[] copy = Arrays.copyOfRange(pattern, from, from + length);
    kept.put(new Key(Slice.of(copy), flags, collation), made);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return made;
  }

  private int[] characters(byte[] text, int from, int length) {
    int end = from + length;
    int[] characters = new int[length];
    int count = 0;
    for (int at = from; at < end; at += encoding.characterLength(text, at, end)) {
      characters[count++] = encoding.characterAt(text, at, end);
    }
    return Arrays.copyOf(characters, count);
  }
}
