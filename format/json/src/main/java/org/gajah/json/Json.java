package org.gajah.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.Slice;

/// A JSON value as a tree, while a `jsonb` is made or changed.
sealed interface Json {
  /// `null`.
  record Null() implements Json {}

  record Bool(boolean value) implements Json {}

  /// A number, as a numeric.
  record Numeral(Slice numeric) implements Json {}

  record Text(Slice value) implements Json {}

  record Items(List<Json> elements) implements Json {}

  /// Members, sorted by key (see [#compareKeys]), each key once.
  record Members(List<Member> members) implements Json {}

  /// One member of an object.
  record Member(Slice key, Json value) {}

  Json NULL = new Null();

  /// The order of keys in an object: shorter ones first, then by bytes.
  static int compareKeys(Slice a, Slice b) {
    if (a.length() != b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    return Arrays.compareUnsigned(
        a.array(), a.from(), a.from() + a.length(), b.array(), b.from(), b.from() + b.length());
  }

  /// Sorts members; of those with the same key the last one stays.
  static Members object(List<Member> members) {
    List<Member> sorted = new ArrayList<>(members);
    sorted.sort((a, b) -> compareKeys(a.key(), b.key()));
    List<Member> unique = new ArrayList<>();
    for (Member member : sorted) {
      if (!unique.isEmpty() && unique.getLast().key().equals(member.key())) {
        unique.set(unique.size() - 1, member);
      } else {
        unique.add(member);
      }
    }
    return new Members(unique);
  }
}
