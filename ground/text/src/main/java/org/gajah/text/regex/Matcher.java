package org.gajah.text.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.text.collation.Collation;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// Finds matches of a pattern, one text after the other. It keeps its automata and buffers, so it
/// is worth keeping, and belongs to one thread.
public final class Matcher {
  private final Regex regex;
  private final ColorMap colors;
  private final List<Ast.Look> looks = new ArrayList<>();
  private final List<Nfa> nfas = new ArrayList<>();
  private final List<Nfa> lookNfas = new ArrayList<>();
  private final @Nullable Automaton[] automata;
  private final List<@Nullable Automaton> lookAutomata = new ArrayList<>();
  private final int[] starts;
  private final int[] ends;
  private int[] text = new int[64];
  private int[] offsets = new int[65];
  private int length;

  Matcher(Regex regex) {
    this.regex = regex;
    this.colors = new ColorMap(regex.collation());
    for (Ast language : regex.languages) {
      nfas.add(new Nfa(language, colors, looks));
    }
    // Building the automaton of a look-around may find others within it.
    Ast anything = new Ast.Repeat(new Ast.Chars(CharSet.any(false)), 0, Ast.MANY);
    for (int i = 0; i < looks.size(); i++) {
      Ast.Look look = looks.get(i);
      Ast language = look.ahead() ? look.part() : new Ast.Sequence(List.of(anything, look.part()));
      lookNfas.add(new Nfa(language, colors, looks));
      lookAutomata.add(null);
    }
    automata = new @Nullable Automaton[nfas.size()];
    starts = new int[regex.captures() + 1];
    ends = new int[regex.captures() + 1];
  }

  /// Takes a text in an encoding to be searched.
  public void load(Encoding encoding, byte[] bytes, int from, int byteLength) {
    if (text.length < byteLength) {
      text = new int[Math.max(byteLength, 2 * text.length)];
      offsets = new int[text.length + 1];
    }
    int end = from + byteLength;
    int count = 0;
    for (int at = from; at < end; count++) {
      offsets[count] = at - from;
      text[count] = encoding.characterAt(bytes, at, end);
      at += encoding.characterLength(bytes, at, end);
    }
    offsets[count] = byteLength;
    length = count;
  }

  /// How many captures the pattern has.
  public int captures() {
    return regex.captures();
  }

  /// The length of the text in characters.
  public int length() {
    return length;
  }

  /// Where a character starts, in bytes from the text's start.
  public int byteOffset(int character) {
    return offsets[character];
  }

  int colorAt(int at) {
    return colors.color(text[at]);
  }

  private Automaton automaton(int number) {
    Automaton automaton = automata[number];
    if (automaton == null) {
      automaton = new Automaton(nfas.get(number), this, colors);
      automata[number] = automaton;
    }
    return automaton;
  }

  boolean looks(int number, int at) {
    Ast.Look look = looks.get(number);
    Automaton automaton = lookAutomata.get(number);
    if (automaton == null) {
      automaton = new Automaton(lookNfas.get(number), this, colors);
      lookAutomata.set(number, automaton);
    }
    boolean found =
        look.ahead() ? automaton.shortest(at, at, length) >= 0 : automaton.longest(0, at) == at;
    return found == look.positive();
  }

  /// Whether there is a match anywhere.
  public boolean matches() {
    return regex.refersBack() ? find(0) : automaton(0).shortest(0, 0, length) >= 0;
  }

  /// Finds the first match that starts at `from` or behind; its parts are then told by [#start] and
  /// [#end].
  public boolean find(int from) {
    int firstEnd = automaton(0).shortest(from, from, length);
    if (firstEnd < 0) {
      return false;
    }
    Plan plan = regex.plan;
    Automaton whole = automaton(plan.automaton);
    // Without back references the first match can't start behind where the first one ends.
    int last = regex.refersBack() ? length : firstEnd;
    for (int begin = from; begin <= last; begin++) {
      if (regex.refersBack() ? findAt(whole, plan, begin) : matchAt(whole, plan, begin)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchAt(Automaton whole, Plan plan, int begin) {
    int end =
        plan.prefersShort() ? whole.shortest(begin, begin, length) : whole.longest(begin, length);
    if (end < 0) {
      return false;
    }
    forget();
    if (regex.captures() > 0 && !divide(plan, begin, end)) {
      throw new IllegalStateException("a match that cannot be divided");
    }
    starts[0] = begin;
    ends[0] = end;
    return true;
  }

  /// With back references an automaton promises too much, so each end is tried.
  private boolean findAt(Automaton whole, Plan plan, int begin) {
    boolean shorter = plan.prefersShort();
    int end = shorter ? whole.shortest(begin, begin, length) : whole.longest(begin, length);
    while (end >= 0) {
      forget();
      if (divide(plan, begin, end)) {
        starts[0] = begin;
        ends[0] = end;
        return true;
      }
      if (shorter ? end == length : end == begin) {
        return false;
      }
      end = shorter ? whole.shortest(begin, end + 1, length) : whole.longest(begin, end - 1);
    }
    return false;
  }

  private void forget() {
    Arrays.fill(starts, -1);
    Arrays.fill(ends, -1);
  }

  /// The first character of the match (0) or a capture, or -1 when it took no part.
  public int start(int capture) {
    return starts[capture];
  }

  /// The character behind the match or a capture, or -1.
  public int end(int capture) {
    return ends[capture];
  }

  /// Divides a match of a part among its children; false when back references forbid it.
  private boolean divide(Plan part, int begin, int end) {
    boolean good =
        switch (part.kind) {
          case WHOLE -> true;
          case CONCATENATION -> concatenation(part, begin, end);
          case CHOICE -> choice(part, begin, end);
          case ITERATION -> iterate(part, begin, end);
          case BACK_REFERENCE -> {
            // The capture of such a part is what it refers to.
            yield repeatsCapture(part, begin, end);
          }
          case GROUP -> divide(part.children.getFirst(), begin, end);
        };
    if (good && part.capture > 0 && part.kind != Plan.Kind.BACK_REFERENCE) {
      starts[part.capture] = begin;
      ends[part.capture] = end;
    }
    return good;
  }

  private void forget(Plan part) {
    if (part.capture > 0 && part.kind != Plan.Kind.BACK_REFERENCE) {
      starts[part.capture] = -1;
      ends[part.capture] = -1;
    }
    for (Plan child : part.children) {
      forget(child);
    }
  }

  private boolean concatenation(Plan part, int begin, int end) {
    Plan left = part.children.get(0);
    Plan right = part.children.get(1);
    Automaton first = automaton(left.automaton);
    Automaton second = automaton(right.automaton);
    boolean shorter = left.prefersShort();
    int middle = shorter ? first.shortest(begin, begin, end) : first.longest(begin, end);
    while (middle >= 0) {
      if (second.longest(middle, end) == end
          && divide(left, begin, middle)
          && divide(right, middle, end)) {
        return true;
      }
      if (shorter ? middle == end : middle == begin) {
        return false;
      }
      middle = shorter ? first.shortest(begin, middle + 1, end) : first.longest(begin, middle - 1);
      forget(left);
      forget(right);
    }
    return false;
  }

  private boolean choice(Plan part, int begin, int end) {
    for (Plan branch : part.children) {
      if (automaton(branch.automaton).longest(begin, end) == end && divide(branch, begin, end)) {
        return true;
      }
    }
    return false;
  }

  /// Finds ends for the iterations one by one, going back where they lead nowhere. An empty
  /// iteration counts only where it is needed to reach the least number; one is tried even where
  /// none is needed, for it may set captures.
  private boolean iterate(Plan part, int begin, int end) {
    Plan child = part.children.getFirst();
    if (child.prefersShort() && part.min == 0 && begin == end) {
      return true;
    }
    int least = Math.max(part.min, 1);
    int most = part.max == Ast.MANY ? end - begin : Math.min(part.max, end - begin);
    return new Iterations(child, begin, end, least, Math.max(most, least)).find()
        || (part.min == 0 && begin == end);
  }

  /// The ends of the iterations of one part.
  private final class Iterations {
    private final Plan child;
    private final Automaton automaton;
    private final int end;
    private final int least;
    private final int most;
    private final int[] borders;
    private int verified;

    Iterations(Plan child, int begin, int end, int least, int most) {
      this.child = child;
      this.automaton = automaton(child.automaton);
      this.end = end;
      this.least = least;
      this.most = most;
      this.borders = new int[most + 1];
      borders[0] = begin;
    }

    boolean find() {
      return child.prefersShort() ? shortFirst() : longFirst();
    }

    private boolean longFirst() {
      int k = 1;
      int limit = end;
      while (k > 0) {
        borders[k] = automaton.longest(borders[k - 1], limit);
        if (borders[k] < 0) {
          k--;
        } else {
          verified = Math.min(verified, k - 1);
          if (borders[k] != end) {
            boolean room = k < most;
            boolean empty =
                borders[k] == borders[k - 1] && (k >= least || least - k < end - borders[k]);
            if (room && !empty) {
              k++;
              limit = end;
              continue;
            }
            k = room ? k : k - 1;
          } else if (k >= least && verify(k)) {
            return true;
          }
        }
        // Shorten the last one that can be.
        while (k > 0) {
          int previous = borders[k - 1];
          if (borders[k] > previous) {
            limit = borders[k] - 1;
            if (limit > previous || (k < least && least - k >= end - previous)) {
              break;
            }
          }
          k--;
        }
      }
      return false;
    }

    private boolean shortFirst() {
      int k = 1;
      int from = borders[0];
      while (k > 0) {
        // Nothing is tried that must come out empty without need.
        if (from == borders[k - 1] && from != end && (k >= least || least - k < end - from)) {
          from++;
        }
        if (k >= most) {
          from = end;
        }
        borders[k] = from > end ? -1 : automaton.shortest(borders[k - 1], from, end);
        if (borders[k] < 0) {
          k--;
        } else {
          verified = Math.min(verified, k - 1);
          if (borders[k] != end) {
            if (k < most) {
              k++;
              from = borders[k - 1];
              continue;
            }
            k--;
          } else if (k >= least && verify(k)) {
            return true;
          }
        }
        while (k > 0) {
          if (borders[k] < end) {
            from = borders[k] + 1;
            break;
          }
          k--;
        }
      }
      return false;
    }

    /// Divides each iteration; those that were divided before with the same borders are left.
    private boolean verify(int count) {
      for (int i = verified + 1; i <= count; i++) {
        forget(child);
        if (!divide(child, borders[i - 1], borders[i])) {
          return false;
        }
        verified = i;
      }
      return true;
    }
  }

  /// Whether a stretch is what a capture has matched, so many times.
  private boolean repeatsCapture(Plan part, int begin, int end) {
    int start = starts[part.capture];
    if (start < 0) {
      return false;
    }
    int size = ends[part.capture] - start;
    if (size == 0) {
      return begin == end;
    }
    if (begin == end) {
      return part.min == 0;
    }
    int times = (end - begin) / size;
    if ((end - begin) % size != 0 || times < part.min || times > part.max) {
      return false;
    }
    for (int i = 0; i < end - begin; i++) {
      if (!same(text[start + i % size], text[begin + i])) {
        return false;
      }
    }
    return true;
  }

  private boolean same(int a, int b) {
    Collation collation = regex.collation();
    return a == b || (regex.ignoresCase() && collation.lower(a) == collation.lower(b));
  }
}
