package org.gajah.walformat.record;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// The one record of the resource manager RelMap: a new relation map (`xl_relmap_update`). Mirrors
/// `utils/relmapper.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | dbid | database, 0 for the map of shared catalogs |
/// | 4 | 4 | tsid | its tablespace |
/// | 8 | 4 | nbytes | size of the map |
/// | 12 | - | data | the file, see [org.gajah.walformat.file.RelationMapFile] |
public record RelationMapRecord(int database, int tablespace, Slice map) implements WalRecord {
  public static final int UPDATE = 0x00;

  @Override
  public ResourceManagerId resourceManager() {
    return ResourceManagerId.RELATION_MAP;
  }

  @Override
  public int info() {
    return UPDATE;
  }

  @Override
  public String name() {
    return "UPDATE";
  }

  /// The name of a kind of record, or null where there is none such.
  public static @Nullable String nameOf(int info) {
    return info == UPDATE ? "UPDATE" : null;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(database).putInt(tablespace).putInt(map.length()).putSlice(map);
  }

  public static RelationMapRecord decode(RecordView view) {
    if (view.info() != UPDATE) {
      throw PgException.internal("relmap_redo: unknown op code " + view.info());
    }
    int main = view.mainFrom();
    return new RelationMapRecord(
        view.intAt(main), view.intAt(main + 4), view.slice(main + 12, view.intAt(main + 8)));
  }

  @Override
  public void describe(Description out) {
    out.add("database %u tablespace %u size %d", database, tablespace, map.length());
  }
}
