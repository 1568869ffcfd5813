package org.gajah.text.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.text.regex.Ast.Anchor;

/// A nondeterministic automaton, built by Thompson's method from the end to the start.
final class Nfa {
  static final int MATCH = 0;
  static final int CHARS = 1;
  static final int SPLIT = 2;
  static final int ANCHOR = 3;
  static final int LOOK = 4;

  private static final int MOST_NODES = 200_000;

  private final ColorMap colors;
  private final List<Ast.Look> looks;
  int[] kind = new int[16];

  /// The set, anchor or look-around of a node; the first way of a split.
  int[] what = new int[16];

  /// The node behind.
  int[] next = new int[16];

  int size;
  final int start;
  boolean anchored;

  /// @param colors where the sets of characters are registered
  /// @param looks where the look-arounds are registered
  Nfa(Ast ast, ColorMap colors, List<Ast.Look> looks) {
    this.colors = colors;
    this.looks = looks;
    int match = node(MATCH, 0, 0);
    start = build(ast, match);
  }

  private int node(int newKind, int newWhat, int newNext) {
    if (size == kind.length) {
      if (size >= MOST_NODES) {
        throw RegexFault.TOO_COMPLEX.toException();
      }
      kind = Arrays.copyOf(kind, 2 * size);
      what = Arrays.copyOf(what, 2 * size);
      next = Arrays.copyOf(next, 2 * size);
    }
    kind[size] = newKind;
    what[size] = newWhat;
    next[size] = newNext;
    return size++;
  }

  private int build(Ast ast, int behind) {
    return switch (ast) {
      case Ast.Chars chars -> node(CHARS, colors.register(chars.set()), behind);
      case Ast.Sequence sequence -> {
        int at = behind;
        for (Ast part : sequence.parts().reversed()) {
          at = build(part, at);
        }
        yield at;
      }
      case Ast.Choice choice -> {
        List<Integer> starts = new ArrayList<>();
        for (Ast branch : choice.branches()) {
          starts.add(build(branch, behind));
        }
        int at = starts.removeLast();
        while (!starts.isEmpty()) {
          at = node(SPLIT, starts.removeLast(), at);
        }
        yield at;
      }
      case Ast.Repeat repeat -> repeat(repeat, behind);
      case Ast.At at -> {
        anchored = true;
        yield node(ANCHOR, number(at.anchor()), behind);
      }
      case Ast.Look look -> {
        looks.add(look);
        yield node(LOOK, looks.size() - 1, behind);
      }
    };
  }

  private static int number(Anchor anchor) {
    return Arrays.asList(Anchor.values()).indexOf(anchor);
  }

  private int repeat(Ast.Repeat repeat, int behind) {
    int at = behind;
    if (repeat.max() == Ast.MANY) {
      int loop = node(SPLIT, 0, behind);
      int body = build(repeat.part(), loop);
      what[loop] = body;
      at = loop;
    } else {
      for (int i = repeat.min(); i < repeat.max(); i++) {
        at = node(SPLIT, build(repeat.part(), at), behind);
      }
    }
    for (int i = 0; i < repeat.min(); i++) {
      at = build(repeat.part(), at);
    }
    return at;
  }
}
