package org.gajah.walformat.record;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;

/// The one record of the resource manager Generic: pages changed as bytes, for extensions that have
/// no resource manager. Mirrors `access/generic_xlog.h`.
///
/// There are no main data. Each block's data are a row of patches: offset in the page (2), length
/// (2), and so many bytes.
///
/// @param deltas by block number; empty where the block has an image
public record GenericRecord(List<Slice> deltas) implements WalRecord {
  @Override
  public ResourceManagerId resourceManager() {
    return ResourceManagerId.GENERIC;
  }

  @Override
  public int info() {
    return 0;
  }

  @Override
  public String name() {
    return "Generic";
  }

  /// The name of every kind of record.
  public static String nameOf(int info) {
    return "Generic";
  }

  @Override
  public void encode(RecordBuilder builder) {
    for (int i = 0; i < deltas.size(); i++) {
      builder.blockData(i).putSlice(deltas.get(i));
    }
  }

  public static GenericRecord decode(RecordView view) {
    List<Slice> deltas = new ArrayList<>(view.blockCount());
    for (int i = 0; i < view.blockCount(); i++) {
      deltas.add(view.blockData(i));
    }
    return new GenericRecord(deltas);
  }

  @Override
  public void describe(Description out) {}
}
