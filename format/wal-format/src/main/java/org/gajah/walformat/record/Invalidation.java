package org.gajah.walformat.record;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordParts;

/// A message that something in the caches is out of date: 16 bytes in records, the same that
/// backends send each other. Mirrors `SharedInvalidationMessage` of `storage/sinval.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 1 | id | number of the catalog cache, or -1 to -5 for the other kinds |
/// | 4 | 4 | dbId | database, 0 for shared objects |
/// | 8 | 4 | hashValue, catId, relId | what is out of date |
///
/// A message about files has the upper part of the backend's number at 1, the lower two bytes at 2,
/// and the locator at 4.
public sealed interface Invalidation {
  int SIZE = 16;
  int CATALOG_ID = -1;
  int RELCACHE_ID = -2;
  int SMGR_ID = -3;
  int RELMAP_ID = -4;
  int SNAPSHOT_ID = -5;

  /// The entries of a catalog cache whose keys have a hash value.
  record Catcache(int cache, int database, int hash) implements Invalidation {}

  /// All entries that came from a catalog.
  record Catalog(int database, int catalog) implements Invalidation {}

  /// A relation; 0 for all.
  record Relcache(int database, int relation) implements Invalidation {}

  /// Open files of a relation.
  ///
  /// @param backend owner of a temporary relation, -1 for others
  record Smgr(int backend, RelFileLocator locator) implements Invalidation {}

  /// A relation map.
  record Relmap(int database) implements Invalidation {}

  /// Snapshots that were taken to read a catalog.
  record Snapshot(int database, int relation) implements Invalidation {}

  /// Appends messages.
  static void encode(ByteSink out, List<Invalidation> messages) {
    for (Invalidation message : messages) {
      switch (message) {
        case Catcache(int cache, int database, int hash) -> put(out, cache, database, hash);
        case Catalog(int database, int catalog) -> put(out, CATALOG_ID, database, catalog);
        case Relcache(int database, int relation) -> put(out, RELCACHE_ID, database, relation);
        case Smgr(int backend, RelFileLocator locator) -> {
          out.putByte(SMGR_ID).putByte(backend >> 16).putShort(backend);
          RecordParts.putLocator(out, locator);
        }
        case Relmap(int database) -> put(out, RELMAP_ID, database, 0);
        case Snapshot(int database, int relation) -> put(out, SNAPSHOT_ID, database, relation);
      }
    }
  }

  private static void put(ByteSink out, int id, int database, int what) {
    out.putInt(id & 0xFF).putInt(database).putInt(what).putInt(0);
  }

  /// Reads `count` messages.
  static List<Invalidation> decode(byte[] bytes, int from, int count) {
    List<Invalidation> messages = new ArrayList<>(count);
    for (int at = from; at < from + count * SIZE; at += SIZE) {
      int database = LittleEndian.intAt(bytes, at + 4);
      int what = LittleEndian.intAt(bytes, at + 8);
      messages.add(
          switch (bytes[at]) {
            case CATALOG_ID -> new Catalog(database, what);
            case RELCACHE_ID -> new Relcache(database, what);
            case SMGR_ID ->
                new Smgr(
                    bytes[at + 1] << 16 | LittleEndian.unsignedShort(bytes, at + 2),
                    new RelFileLocator(database, what, LittleEndian.intAt(bytes, at + 12)));
            case RELMAP_ID -> new Relmap(database);
            case SNAPSHOT_ID -> new Snapshot(database, what);
            default -> new Catcache(bytes[at], database, what);
          });
    }
    return messages;
  }

  /// Appends what `pg_waldump` prints of messages.
  ///
  /// @param initFile whether the relation cache's file goes, too
  static void describe(
      Description out,
      List<Invalidation> messages,
      int database,
      int tablespace,
      boolean initFile) {
    if (messages.isEmpty()) {
      return;
    }
    if (initFile) {
      out.add("; relcache init file inval dbid %u tsid %u", database, tablespace);
    }
    out.text("; inval msgs:");
    for (Invalidation message : messages) {
      switch (message) {
        case Catcache m when m.cache() < 0 -> out.add(" unrecognized id %d", m.cache());
        case Catcache m -> out.add(" catcache %d", m.cache());
        case Catalog m -> out.add(" catalog %u", m.catalog());
        case Relcache m -> out.add(" relcache %u", m.relation());
        case Smgr _ -> out.text(" smgr");
        case Relmap m -> out.add(" relmap db %u", m.database());
        case Snapshot m -> out.add(" snapshot %u", m.relation());
      }
    }
  }
}
