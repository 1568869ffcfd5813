package org.gajah.activity.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The counts of relations by database and OID, looked up without allocating anything.
final class RelationTable {
  private @Nullable RelationCounts[] places = new RelationCounts[64];
  private int size;

  @Nullable RelationCounts find(int database, int oid) {
    return places[place(places, database, oid)];
  }

  void add(RelationCounts counts) {
    if (++size * 2 > places.length) {
      rebuild(places.length * 2, null);
    }
    places[place(places, counts.database, counts.oid)] = counts;
  }

  void remove(RelationCounts counts) {
    size--;
    rebuild(places.length, counts);
  }

  private void rebuild(int length, @Nullable RelationCounts without) {
    @Nullable RelationCounts[] larger = new RelationCounts[length];
    for (RelationCounts each : places) {
      if (each != null && each != without) {
        larger[place(larger, each.database, each.oid)] = each;
      }
    }
    places = larger;
  }

  /// All of them; places that are not taken are null.
  @Nullable RelationCounts[] all() {
    return Arrays.copyOf(places, places.length);
  }

  private static int place(@Nullable RelationCounts[] in, int database, int oid) {
    int mask = in.length - 1;
    int hash = oid * 0x9E3779B9;
    for (int i = (hash ^ hash >>> 15) & mask; ; i = (i + 1) & mask) {
      RelationCounts there = in[i];
      if (there == null || there.oid == oid && there.database == database) {
        return i;
      }
    }
  }
}
