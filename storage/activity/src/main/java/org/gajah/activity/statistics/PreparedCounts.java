package org.gajah.activity.statistics;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;

/// What a prepared transaction changed in one relation. Mirrors `TwoPhasePgStatRecord`.
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 8 | rows inserted |
/// | 8 | 8 | rows updated |
/// | 16 | 8 | rows deleted |
/// | 24 | 24 | the same before the relation was truncated |
/// | 48 | 4 | the relation's OID |
/// | 52 | 1 | whether all databases share it |
/// | 53 | 1 | whether it was truncated |
/// | 54 | 2 | padding |
public record PreparedCounts(
    long inserted,
    long updated,
    long deleted,
    long insertedBefore,
    long updatedBefore,
    long deletedBefore,
    int relation,
    boolean shared,
    boolean truncated) {
  public static final int SIZE = 56;

  public void write(ByteSink out) {
    out.putLong(inserted).putLong(updated).putLong(deleted);
    out.putLong(insertedBefore).putLong(updatedBefore).putLong(deletedBefore);
    out.putInt(relation).putInt((shared ? 1 : 0) | (truncated ? 0x100 : 0));
  }

  public static PreparedCounts read(byte[] bytes, int from) {
    int flags = LittleEndian.intAt(bytes, from + 52);
    return new PreparedCounts(
        LittleEndian.longAt(bytes, from),
        LittleEndian.longAt(bytes, from + 8),
        LittleEndian.longAt(bytes, from + 16),
        LittleEndian.longAt(bytes, from + 24),
        LittleEndian.longAt(bytes, from + 32),
        LittleEndian.longAt(bytes, from + 40),
        LittleEndian.intAt(bytes, from + 48),
        (flags & 0xFF) != 0,
        (flags & 0xFF00) != 0);
  }
}
