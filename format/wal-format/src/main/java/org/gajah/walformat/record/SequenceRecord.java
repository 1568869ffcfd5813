package org.gajah.walformat.record;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordParts;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// The one record of the resource manager Sequence: a sequence's tuple as it is from now on
/// (`xl_seq_rec`, XLOG_SEQ_LOG). Block 0 is the sequence's page, made anew.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 12 | locator | the sequence |
/// | main | 12 | - | | the tuple with its header |
public record SequenceRecord(RelFileLocator locator, Slice tuple) implements WalRecord {
  public static final int LOG = 0x00;

  @Override
  public ResourceManagerId resourceManager() {
    return ResourceManagerId.SEQUENCE;
  }

  @Override
  public int info() {
    return LOG;
  }

  @Override
  public String name() {
    return "LOG";
  }

  /// The name of a kind of record, or null where there is none such.
  public static @Nullable String nameOf(int info) {
    return info == LOG ? "LOG" : null;
  }

  @Override
  public void encode(RecordBuilder builder) {
    RecordParts.putLocator(builder.mainData(), locator);
    builder.mainData().putSlice(tuple);
  }

  public static SequenceRecord decode(RecordView view) {
    if (view.info() != LOG) {
      throw PgException.internal("seq_redo: unknown op code " + view.info());
    }
    int main = view.mainFrom();
    return new SequenceRecord(view.locatorAt(main), view.mainFrom(main + 12));
  }

  @Override
  public void describe(Description out) {
    out.add("rel %r", locator);
  }
}
