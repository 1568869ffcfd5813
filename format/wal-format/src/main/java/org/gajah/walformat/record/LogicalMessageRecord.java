package org.gajah.walformat.record;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// The one record of the resource manager LogicalMessage: a message for logical decoding
/// (`xl_logical_message`). Mirrors `replication/message.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | dbId | database |
/// | 4 | 1 | transactional | whether it is part of its transaction |
/// | 8 | 8 | prefix_size | length of the prefix with its zero |
/// | 16 | 8 | message_size | length of the content |
/// | 24 | - | message | prefix, zero, content |
///
/// @param prefix without the zero
public record LogicalMessageRecord(int database, boolean transactional, Slice prefix, Slice content)
    implements WalRecord {
  public static final int MESSAGE = 0x00;

  private static final int SIZE = 24;

  @Override
  public ResourceManagerId resourceManager() {
    return ResourceManagerId.LOGICAL_MESSAGE;
  }

  @Override
  public int info() {
    return MESSAGE;
  }

  @Override
  public String name() {
    return "MESSAGE";
  }

  /// The name of a kind of record, or null where there is none such.
  public static @Nullable String nameOf(int info) {
    return info == MESSAGE ? "MESSAGE" : null;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(database).putInt(transactional ? 1 : 0);
    builder.mainData().putLong(prefix.length() + 1L).putLong(content.length());
    builder.mainData().putSlice(prefix).putByte(0).putSlice(content);
  }

  public static LogicalMessageRecord decode(RecordView view) {
    if (view.info() != MESSAGE) {
      throw PgException.internal("logicalmsg_redo: unknown op code " + view.info());
    }
    int main = view.mainFrom();
    int prefix = (int) view.longAt(main + 8);
    return new LogicalMessageRecord(
        view.intAt(main),
        view.byteAt(main + 4) != 0,
        view.slice(main + SIZE, prefix - 1),
        view.slice(main + SIZE + prefix, (int) view.longAt(main + 16)));
  }

  @Override
  public void describe(Description out) {
    out.text(transactional ? "transactional" : "non-transactional");
    out.add(", prefix \"%s\"; ", prefix.toString(StandardCharsets.UTF_8));
    out.add("payload (%d bytes): ", content.length());
    for (int i = 0; i < content.length(); i++) {
      out.text(i == 0 ? "" : " ").add("%x", content.byteAt(i) & 0xFF);
    }
  }
}
