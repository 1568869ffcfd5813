package org.gajah.cli.inspect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.bytes.LittleEndian;
import org.jspecify.annotations.Nullable;

/// A row of a catalog, its columns by their names.
@SuppressWarnings("ArrayRecordComponent") // Nobody compares rows.
record Row(List<Column> columns, byte[] @Nullable [] values) {
  byte @Nullable [] bytes(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return values[i];
      }
    }
    throw new IllegalStateException("no column " + name);
  }

  private byte[] present(String name) {
    byte[] value = bytes(name);
    if (value == null) {
      throw new IllegalStateException("no value in column " + name);
    }
    return value;
  }

  int oid(String name) {
    return LittleEndian.intAt(present(name), 0);
  }

  int small(String name) {
    byte[] value = present(name);
    return value[0] & 0xFF | value[1] << 8;
  }

  boolean truth(String name) {
    return present(name)[0] != 0;
  }

  char letter(String name) {
    return (char) (present(name)[0] & 0xFF);
  }

  String text(String name) {
    return new String(present(name), StandardCharsets.UTF_8);
  }
}
