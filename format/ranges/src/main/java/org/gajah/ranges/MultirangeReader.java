package org.gajah.ranges;

import java.util.ArrayList;
import java.util.List;
import org.gajah.types.contract.Ascii;

/// Reads the text of a multirange.
final class MultirangeReader extends LiteralReader {
  private final List<Range> ranges = new ArrayList<>();

  MultirangeReader(RangeType type, byte[] text, int from, int length, int typmod) {
    super("multirange", type, text, from, length, typmod);
  }

  /// The next character that is no white space.
  private int nextSolid() {
    at = Ascii.skipSpace(text, at, end);
    return next();
  }

  List<Range> read() {
    if (at >= end || text[at] != '{') {
      throw fault("Missing left brace.");
    }
    at++;
    int seen = 0;
    while (true) {
      int c = nextSolid();
      if (c == '}' && seen == 0) {
        break;
      }
      range(c);
      seen++;
      c = nextSolid();
      if (c == '}') {
        break;
      }
      if (c != ',') {
        throw fault("Expected comma or end of multirange.");
      }
    }
    if (Ascii.skipSpace(text, at, end) < end) {
      throw fault("Junk after closing right brace.");
    }
    return Multiranges.normal(type, ranges);
  }

  private void range(int first) {
    int start = at - 1;
    if (first == '[' || first == '(') {
      skipRange();
      Range range = RangeText.parse(type, text, start, at - start, typmod);
      if (!range.empty()) {
        ranges.add(range);
      }
    } else if (end - start >= 5 && Ascii.equalsIgnoreCase(text, start, 5, "empty")) {
      at = start + 5;
    } else {
      throw fault("Expected range start.");
    }
  }

  private void skipRange() {
    boolean quoted = false;
    while (true) {
      int c = nextSolid();
      if (c == '\\') {
        nextSolid();
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ']' || c == ')')) {
        return;
      }
    }
  }
}
