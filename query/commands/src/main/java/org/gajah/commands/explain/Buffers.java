package org.gajah.commands.explain;

import java.util.ArrayList;
import java.util.List;
import org.gajah.buffer.BufferUsage;

/// What was done with buffers between some beginnings and ends.
final class Buffers {
  private static final int HIT = 0;
  private static final int READ = 1;
  private static final int DIRTIED = 2;
  private static final int WRITTEN = 3;
  private static final int LOCAL = 4;
  private static final int KINDS = 8;
  private static final List<String> WORDS = List.of("hit", "read", "dirtied", "written");
  private static final List<String> LABELS = List.of("Hit", "Read", "Dirtied", "Written");

  private final long[] sums = new long[KINDS];

  void begin(BufferUsage usage) {
    add(usage, -1);
  }

  void end(BufferUsage usage) {
    add(usage, 1);
  }

  private void add(BufferUsage usage, int sign) {
    sums[HIT] += sign * usage.sharedHit();
    sums[READ] += sign * usage.sharedRead();
    sums[DIRTIED] += sign * usage.sharedDirtied();
    sums[WRITTEN] += sign * usage.sharedWritten();
    sums[LOCAL + HIT] += sign * usage.localHit();
    sums[LOCAL + READ] += sign * usage.localRead();
    sums[LOCAL + DIRTIED] += sign * usage.localDirtied();
    sums[LOCAL + WRITTEN] += sign * usage.localWritten();
  }

  boolean isEmpty() {
    for (long sum : sums) {
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }

  void print(ExplainOutput output) {
    if (output.isText()) {
      printText(output);
      return;
    }
    for (int kind = 0; kind < KINDS; kind++) {
      String where = kind < LOCAL ? "Shared" : "Local";
      output.integer(where + " " + LABELS.get(kind % LOCAL) + " Blocks", null, sums[kind]);
    }
    output.integer("Temp Read Blocks", null, 0);
    output.integer("Temp Written Blocks", null, 0);
  }

  private void printText(ExplainOutput output) {
    List<String> parts = new ArrayList<>();
    part("shared", 0, parts);
    part("local", LOCAL, parts);
    if (!parts.isEmpty()) {
      output.text("Buffers", String.join(", ", parts));
    }
  }

  private void part(String where, int from, List<String> parts) {
    StringBuilder text = new StringBuilder(where);
    for (int kind = 0; kind < LOCAL; kind++) {
      if (sums[from + kind] > 0) {
        text.append(' ').append(WORDS.get(kind)).append('=').append(sums[from + kind]);
      }
    }
    if (text.length() > where.length()) {
      parts.add(text.toString());
    }
  }
}
