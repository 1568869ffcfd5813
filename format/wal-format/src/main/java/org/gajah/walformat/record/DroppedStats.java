package org.gajah.walformat.record;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.walformat.Description;

/// Cumulative statistics that go with the end of a transaction (`xl_xact_stats_item`): three
/// numbers of 4 bytes.
///
/// @param kind PostgreSQL's number of the kind of statistics
/// @param database 0 for shared objects
public record DroppedStats(int kind, int database, int object) {
  public static final int SIZE = 12;

  static void encode(ByteSink out, List<DroppedStats> all) {
    for (DroppedStats one : all) {
      out.putInt(one.kind).putInt(one.database).putInt(one.object);
    }
  }

  static List<DroppedStats> decode(byte[] bytes, int from, int count) {
    List<DroppedStats> all = new ArrayList<>(count);
    for (int at = from; at < from + count * SIZE; at += SIZE) {
      all.add(
          new DroppedStats(
              LittleEndian.intAt(bytes, at),
              LittleEndian.intAt(bytes, at + 4),
              LittleEndian.intAt(bytes, at + 8)));
    }
    return all;
  }

  static void describe(Description out, String label, List<DroppedStats> all) {
    if (!all.isEmpty()) {
      out.add("; %sdropped stats:", label);
      for (DroppedStats one : all) {
        out.add(" %d/%u/%u", one.kind, one.database, one.object);
      }
    }
  }
}
