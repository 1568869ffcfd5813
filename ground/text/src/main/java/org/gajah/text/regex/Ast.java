package org.gajah.text.regex;

import java.util.List;

/// What a part of a pattern matches.
sealed interface Ast {
  /// One character of a set.
  record Chars(CharSet set) implements Ast {}

  /// One after the other; none at all matches the empty text.
  record Sequence(List<Ast> parts) implements Ast {}

  /// Any one of several.
  record Choice(List<Ast> branches) implements Ast {}

  /// `min` to `max` times, [#MANY] without a limit.
  record Repeat(Ast part, int min, int max) implements Ast {}

  /// A condition on the place.
  record At(Anchor anchor) implements Ast {}

  /// A condition on what comes before or behind.
  record Look(Ast part, boolean ahead, boolean positive) implements Ast {}

  /// No limit.
  int MANY = Integer.MAX_VALUE;

  /// The empty text.
  Ast EMPTY = new Sequence(List.of());

  /// Conditions that two neighbouring characters decide.
  enum Anchor {
    TEXT_START,
    TEXT_END,
    LINE_START,
    LINE_END,
    WORD_START,
    WORD_END,
    WORD_EDGE,
    NO_WORD_EDGE
  }
}
