package org.gajah.text.regex;

import java.util.List;

/// How a match is divided among the parts of a pattern that it matters for: those with captures,
/// back references, or different preferences.
///
/// The preference says whether a part takes as much or as little as it can. It follows the rules of
/// the manual: a quantifier has its own; a sequence that of its first part that has one; a choice
/// is greedy. Parts without captures and with one preference are one [Whole].
final class Plan {
  enum Kind {
    /// Nothing inside matters.
    WHOLE,
    /// The first child, then the second.
    CONCATENATION,
    /// The first of the children that fits.
    CHOICE,
    /// The child several times.
    ITERATION,
    /// What a capture has matched, several times.
    BACK_REFERENCE,
    /// The child, within another capture.
    GROUP
  }

  static final int LONGER = 1;
  static final int SHORTER = 2;
  static final int MIXED = 4;
  static final int CAPTURES = 8;
  static final int REFERS_BACK = 16;
  private static final int PREFERENCE = LONGER | SHORTER;

  final Kind kind;
  final Ast language;
  final List<Plan> children;
  int flags;
  int capture;
  int min = 1;
  int max = 1;

  /// Which automaton tells what this part matches; numbers are given by [Regex].
  int automaton = -1;

  Plan(Kind kind, int flags, Ast language, Plan... children) {
    this.kind = kind;
    this.flags = flags;
    this.language = language;
    this.children = List.of(children);
  }

  static Plan choice(int flags, Ast language, List<Plan> branches) {
    return new Plan(Kind.CHOICE, flags, language, branches.toArray(new Plan[0]));
  }

  boolean prefersShort() {
    return (flags & SHORTER) != 0;
  }

  /// What of a part's flags counts for the whole around it.
  static int up(int flags) {
    boolean clash = (flags & MIXED) != 0 || (flags & PREFERENCE) == PREFERENCE;
    return flags & ~(PREFERENCE | MIXED) | (clash ? MIXED : 0);
  }

  /// The flags of two parts in sequence, the first of which decides the preference if it has one.
  static int combine(int first, int second) {
    int preference = first & PREFERENCE;
    return up(first | second) | (preference != 0 ? preference : second & PREFERENCE);
  }

  /// Whether the division of a match matters.
  static boolean isMessy(int flags) {
    return (flags & (MIXED | CAPTURES | REFERS_BACK)) != 0;
  }

  static int preference(int flags) {
    return flags & PREFERENCE;
  }
}
