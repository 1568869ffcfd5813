package org.gajah.walformat;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;

/// What a checkpoint found: in its record and in the control file. Mirrors `CheckPoint` of
/// `catalog/pg_control.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 8 | redo | where redo starts |
/// | 8 | 4 | ThisTimeLineID | timeline |
/// | 12 | 4 | PrevTimeLineID | the one before, or the same |
/// | 16 | 1 | fullPageWrites | whether images of pages are taken |
/// | 20 | 4 | wal_level | see [WalLevel] |
/// | 24 | 8 | nextXid | next free full transaction id |
/// | 32 | 4 | nextOid | next free oid |
/// | 36 | 4 | nextMulti | next free multixact id |
/// | 40 | 4 | nextMultiOffset | next free offset of multixact members |
/// | 44 | 4 | oldestXid | oldest transaction id that may stand in tables |
/// | 48 | 4 | oldestXidDB | the database with it |
/// | 52 | 4 | oldestMulti | oldest multixact id that may stand in tables |
/// | 56 | 4 | oldestMultiDB | the database with it |
/// | 64 | 8 | time | seconds since 1970 |
/// | 72 | 4 | oldestCommitTsXid | oldest transaction with a commit timestamp, 0 for none |
/// | 76 | 4 | newestCommitTsXid | newest one |
/// | 80 | 4 | oldestActiveXid | oldest transaction that still runs; 0 in shutdown checkpoints |
public record Checkpoint(
    long redo,
    int timeline,
    int previousTimeline,
    boolean fullPageWrites,
    int walLevel,
    long nextXid,
    int nextOid,
    int nextMulti,
    int nextMultiOffset,
    int oldestXid,
    int oldestXidDatabase,
    int oldestMulti,
    int oldestMultiDatabase,
    long time,
    int oldestCommitTsXid,
    int newestCommitTsXid,
    int oldestActiveXid) {
  public static final int SIZE = 88;

  /// The same counters, found at another place.
  public Checkpoint at(long otherRedo, long otherTime) {
    return new Checkpoint(
        otherRedo,
        timeline,
        previousTimeline,
        fullPageWrites,
        walLevel,
        nextXid,
        nextOid,
        nextMulti,
        nextMultiOffset,
        oldestXid,
        oldestXidDatabase,
        oldestMulti,
        oldestMultiDatabase,
        otherTime,
        oldestCommitTsXid,
        newestCommitTsXid,
        oldestActiveXid);
  }

  /// Appends the 88 bytes.
  public void encode(ByteSink out) {
    out.putLong(redo).putInt(timeline).putInt(previousTimeline);
    out.putInt(fullPageWrites ? 1 : 0).putInt(walLevel).putLong(nextXid);
    out.putInt(nextOid).putInt(nextMulti).putInt(nextMultiOffset);
    out.putInt(oldestXid).putInt(oldestXidDatabase);
    out.putInt(oldestMulti).putInt(oldestMultiDatabase).putInt(0);
    out.putLong(time).putInt(oldestCommitTsXid).putInt(newestCommitTsXid);
    out.putInt(oldestActiveXid).putInt(0);
  }

  public static Checkpoint decode(byte[] bytes, int at) {
    return new Checkpoint(
        LittleEndian.longAt(bytes, at),
        LittleEndian.intAt(bytes, at + 8),
        LittleEndian.intAt(bytes, at + 12),
        bytes[at + 16] != 0,
        LittleEndian.intAt(bytes, at + 20),
        LittleEndian.longAt(bytes, at + 24),
        LittleEndian.intAt(bytes, at + 32),
        LittleEndian.intAt(bytes, at + 36),
        LittleEndian.intAt(bytes, at + 40),
        LittleEndian.intAt(bytes, at + 44),
        LittleEndian.intAt(bytes, at + 48),
        LittleEndian.intAt(bytes, at + 52),
        LittleEndian.intAt(bytes, at + 56),
        LittleEndian.longAt(bytes, at + 64),
        LittleEndian.intAt(bytes, at + 72),
        LittleEndian.intAt(bytes, at + 76),
        LittleEndian.intAt(bytes, at + 80));
  }
}
