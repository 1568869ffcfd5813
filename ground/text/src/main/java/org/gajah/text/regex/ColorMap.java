package org.gajah.text.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.text.collation.CharacterClass;
import org.gajah.text.collation.Collation;

/// Divides characters into colours: those that no set of the pattern tells apart have the same. The
/// colour of a character is found when it is first met.
final class ColorMap {
  private static final int CACHED = 0x800;

  private final Collation collation;
  private final List<CharSet> sets = new ArrayList<>();
  private final int[] common = new int[CACHED];
  private final Map<Integer, Integer> others = new HashMap<>();
  private final Map<BitSet, Integer> numbers = new HashMap<>();
  private final List<BitSet> members = new ArrayList<>();

  ColorMap(Collation collation) {
    this.collation = collation;
    Arrays.fill(common, -1);
    sets.add(CharSet.of('\n'));
    CharSet word = new CharSet();
    word.add(CharacterClass.WORD);
    sets.add(word);
  }

  /// Notes a set; colours must not have been asked for yet.
  int register(CharSet set) {
    int known = sets.indexOf(set);
    if (known >= 0) {
      return known;
    }
    sets.add(set);
    return sets.size() - 1;
  }

  /// Forgets all colours, for sets have been added.
  void forget() {
    Arrays.fill(common, -1);
    others.clear();
    numbers.clear();
    members.clear();
  }

  int color(int c) {
    if (c < CACHED) {
      int known = common[c];
      return known >= 0 ? known : (common[c] = find(c));
    }
    Integer known = others.get(c);
    if (known == null) {
      known = find(c);
      others.put(c, known);
    }
    return known;
  }

  private int find(int c) {
    BitSet bits = new BitSet();
    for (int i = 0; i < sets.size(); i++) {
      bits.set(i, sets.get(i).contains(c, collation));
    }
    Integer number = numbers.get(bits);
    if (number == null) {
      number = members.size();
      numbers.put(bits, number);
      members.add(bits);
    }
    return number;
  }

  /// Whether the characters of a colour are in a set.
  boolean isIn(int color, int set) {
    return members.get(color).get(set);
  }

  boolean isNewline(int color) {
    return members.get(color).get(0);
  }

  boolean isWord(int color) {
    return members.get(color).get(1);
  }
}
