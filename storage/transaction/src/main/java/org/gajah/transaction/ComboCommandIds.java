package org.gajah.transaction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Command ids that stand for two: a row that one transaction inserts and deletes has room for one
/// only. Known to that transaction alone and forgotten with it. Mirrors `utils/time/combocid.c`.
public final class ComboCommandIds {
  private int[] cmins = {};
  private int[] cmaxes = {};
  private int count;
  private final Map<Long, Integer> known = new HashMap<>();

  /// The combined id for a pair.
  public int combine(int cmin, int cmax) {
    long pair = (long) cmin << 32 | Integer.toUnsignedLong(cmax);
    Integer combo = known.get(pair);
    return combo != null ? combo : add(pair, cmin, cmax);
  }

  private int add(long pair, int cmin, int cmax) {
    if (count == cmins.length) {
      cmins = Arrays.copyOf(cmins, Math.max(16, 2 * count));
      cmaxes = Arrays.copyOf(cmaxes, cmins.length);
    }
    cmins[count] = cmin;
    cmaxes[count] = cmax;
    known.put(pair, count);
    return count++;
  }

  /// The inserting command of a combined id.
  public int cmin(int combo) {
    return cmins[combo];
  }

  /// The deleting command of a combined id.
  public int cmax(int combo) {
    return cmaxes[combo];
  }

  void clear() {
    if (count > 0) {
      known.clear();
      count = 0;
    }
  }
}
