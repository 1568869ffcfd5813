package org.gajah.text.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.text.regex.Ast.Anchor;

/// A deterministic automaton, made from a nondeterministic one state by state as they are needed.
///
/// A state is the set of nodes that the characters so far lead to, before any condition on the
/// place has been looked at, together with what the last character was. A step knows the next
/// character too, so that it can tell conditions, whether a match ends here, and where the
/// character leads. Steps on which a look-around had its say are not remembered.
final class Automaton {
  /// The colour that stands for the end of the text.
  private static final int END = -1;

  private static final int MOST_STATES = 4000;
  private static final int DEAD = 0;
  private static final int UNKNOWN = -1;

  private static final int AT_START = 0;
  private static final int AFTER_NEWLINE = 1;
  private static final int AFTER_WORD = 2;
  private static final int AFTER_OTHER = 3;
  private static final Anchor[] ANCHORS = Anchor.values();

  /// The nodes of a state and what came before it.
  private record Key(List<Integer> nodes, int before) {}

  private final Nfa nfa;
  private final Matcher matcher;
  private final ColorMap colors;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Key> states = new ArrayList<>();
  private final int[] marks;
  private final int[] closure;
  private int mark;

  /// For each state and colour (the end first) twice the next state, plus one when a match ends in
  /// between.
  private int[][] steps = new int[16][];

  private boolean uncertain;

  Automaton(Nfa nfa, Matcher matcher, ColorMap colors) {
    this.nfa = nfa;
    this.matcher = matcher;
    this.colors = colors;
    this.marks = new int[nfa.size];
    this.closure = new int[nfa.size];
    reset();
  }

  private void reset() {
    numbers.clear();
    states.clear();
    state(new Key(List.of(), AFTER_OTHER));
  }

  private int state(Key key) {
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int number = states.size();
    if (number == steps.length) {
      steps = Arrays.copyOf(steps, 2 * number);
    }
    int[] row = new int[8];
    Arrays.fill(row, UNKNOWN);
    steps[number] = row;
    states.add(key);
    numbers.put(key, number);
    return number;
  }

  /// The state from which a match may start at a place.
  private int initial(int at) {
    if (states.size() > MOST_STATES) {
      reset();
    }
    return state(new Key(List.of(nfa.start), nfa.anchored ? before(at) : AFTER_OTHER));
  }

  private int before(int at) {
    return at == 0 ? AT_START : after(matcher.colorAt(at - 1));
  }

  private int after(int color) {
    if (!nfa.anchored) {
      return AFTER_OTHER;
    }
    return colors.isNewline(color)
        ? AFTER_NEWLINE
        : colors.isWord(color) ? AFTER_WORD : AFTER_OTHER;
  }

  /// The end of the longest match that starts at `begin` and ends at `stop` or before, or -1.
  int longest(int begin, int stop) {
    int last = -1;
    int state = initial(begin);
    int end = matcher.length();
    for (int at = begin; ; at++) {
      int color = at == end ? END : matcher.colorAt(at);
      int step = step(state, color, at);
      if ((step & 1) != 0) {
        last = at;
      }
      state = step >> 1;
      if (at == stop || at == end || state == DEAD) {
        return last;
      }
    }
  }

  /// The end of the shortest match that starts at `begin` and ends between `least` and `stop`, or
  /// -1.
  int shortest(int begin, int least, int stop) {
    int state = initial(begin);
    int end = matcher.length();
    for (int at = begin; ; at++) {
      int color = at == end ? END : matcher.colorAt(at);
      int step = step(state, color, at);
      if ((step & 1) != 0 && at >= least) {
        return at;
      }
      state = step >> 1;
      if (at == stop || at == end || state == DEAD) {
        return -1;
      }
    }
  }

  private int step(int state, int color, int at) {
    int[] row = steps[state];
    int column = color + 1;
    if (column < row.length && row[column] != UNKNOWN) {
      return row[column];
    }
    Key key = states.get(state);
    uncertain = false;
    int count = close(key, color, at);
    int result = (accepts(count) ? 1 : 0) | (color == END ? DEAD : follow(count, color)) << 1;
    if (!uncertain) {
      if (column >= row.length) {
        int old = row.length;
        row = Arrays.copyOf(row, Math.max(column + 1, 2 * old));
        Arrays.fill(row, old, row.length, UNKNOWN);
        steps[state] = row;
      }
      row[column] = result;
    }
    return result;
  }

  private boolean accepts(int count) {
    for (int i = 0; i < count; i++) {
      if (nfa.kind[closure[i]] == Nfa.MATCH) {
        return true;
      }
    }
    return false;
  }

  private int follow(int count, int color) {
    int[] targets = new int[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      int node = closure[i];
      if (nfa.kind[node] == Nfa.CHARS && colors.isIn(color, nfa.what[node])) {
        targets[found++] = nfa.next[node];
      }
    }
    if (found == 0) {
      return DEAD;
    }
    List<Integer> nodes = Arrays.stream(targets, 0, found).sorted().distinct().boxed().toList();
    return state(new Key(nodes, after(color)));
  }

  /// Gathers the nodes that can be reached at a place without a character.
  private int close(Key key, int color, int at) {
    mark++;
    int count = 0;
    for (int node : key.nodes()) {
      if (marks[node] != mark) {
        marks[node] = mark;
        closure[count++] = node;
      }
    }
    for (int i = 0; i < count; i++) {
      int node = closure[i];
      boolean open =
          switch (nfa.kind[node]) {
            case Nfa.SPLIT -> true;
            case Nfa.ANCHOR -> holds(ANCHORS[nfa.what[node]], key.before(), color);
            case Nfa.LOOK -> looks(nfa.what[node], at);
            default -> false;
          };
      if (open) {
        count = add(nfa.next[node], count);
        if (nfa.kind[node] == Nfa.SPLIT) {
          count = add(nfa.what[node], count);
        }
      }
    }
    return count;
  }

  private int add(int node, int count) {
    if (marks[node] == mark) {
      return count;
    }
    marks[node] = mark;
    closure[count] = node;
    return count + 1;
  }

  private boolean looks(int look, int at) {
    uncertain = true;
    int savedMark = mark;
    boolean holds = matcher.looks(look, at);
    mark = savedMark;
    return holds;
  }

  private boolean holds(Anchor anchor, int before, int color) {
    boolean wordBefore = before == AFTER_WORD;
    boolean wordBehind = color != END && colors.isWord(color);
    return switch (anchor) {
      case TEXT_START -> before == AT_START;
      case TEXT_END -> color == END;
      case LINE_START -> before == AT_START || before == AFTER_NEWLINE;
      case LINE_END -> color == END || colors.isNewline(color);
      case WORD_START -> !wordBefore && wordBehind;
      case WORD_END -> wordBefore && !wordBehind;
      case WORD_EDGE -> wordBefore != wordBehind;
      case NO_WORD_EDGE -> wordBefore == wordBehind;
    };
  }
}
