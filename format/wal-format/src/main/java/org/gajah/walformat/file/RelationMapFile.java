package org.gajah.walformat.file;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Crc32c;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// A relation map, `pg_filenode.map`: which files belong to the catalogs that must be found before
/// catalogs can be read. One for the shared ones, one for each database. Mirrors
/// `utils/cache/relmapper.c`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | magic | [#MAGIC] |
/// | 4 | 4 | num_mappings | how many entries are in use |
/// | 8 | 8 each | mappings | oid (4), file number (4); 64 of them |
/// | 520 | 4 | crc | CRC-32C of everything before |
///
/// @param oids of catalogs, in the order of the file
/// @param fileNumbers of the same
public record RelationMapFile(int[] oids, int[] fileNumbers) {
  public static final int MAGIC = 0x592717;
  public static final int MAX_MAPPINGS = 64;

  /// Size of the file.
  public static final int SIZE = 524;

  private static final int CRC = 520;

  /// The file number of a catalog, 0 when it is not in the map.
  public int fileNumber(int oid) {
    for (int i = 0; i < oids.length; i++) {
      if (oids[i] == oid) {
        return fileNumbers[i];
      }
    }
    return 0;
  }

  /// The map with another file for a catalog, which is added when it was not there.
  public RelationMapFile with(int oid, int fileNumber) {
    for (int i = 0; i < oids.length; i++) {
      if (oids[i] == oid) {
        int[] changed = fileNumbers.clone();
        changed[i] = fileNumber;
        return new RelationMapFile(oids, changed);
      }
    }
    if (oids.length == MAX_MAPPINGS) {
      throw PgException.internal("ran out of space in relation map");
    }
    int[] moreOids = Arrays.copyOf(oids, oids.length + 1);
    int[] moreFiles = Arrays.copyOf(fileNumbers, oids.length + 1);
    moreOids[oids.length] = oid;
    moreFiles[oids.length] = fileNumber;
    return new RelationMapFile(moreOids, moreFiles);
  }

  /// Appends the whole file.
  public void encode(ByteSink out) {
    int start = out.length();
    out.putInt(MAGIC).putInt(oids.length);
    for (int i = 0; i < oids.length; i++) {
      out.putInt(oids[i]).putInt(fileNumbers[i]);
    }
    out.putZeros(start + CRC - out.length());
    out.putInt(Crc32c.of(out.array(), start, CRC));
  }

  /// Reads a file.
  ///
  /// @param path for messages
  /// @throws PgException when it is damaged
  public static RelationMapFile decode(Slice file, String path) {
    byte[] bytes = file.array();
    int from = file.from();
    int count = LittleEndian.intAt(bytes, from + 4);
    if (file.length() != SIZE
        || LittleEndian.intAt(bytes, from) != MAGIC
        || count < 0
        || count > MAX_MAPPINGS) {
      throw bad(path, "invalid data");
    }
    if (Crc32c.of(bytes, from, CRC) != LittleEndian.intAt(bytes, from + CRC)) {
      throw bad(path, "incorrect checksum");
    }
    int[] oids = new int[count];
    int[] fileNumbers = new int[count];
    for (int i = 0; i < count; i++) {
      oids[i] = LittleEndian.intAt(bytes, from + 8 + 8 * i);
      fileNumbers[i] = LittleEndian.intAt(bytes, from + 12 + 8 * i);
    }
    return new RelationMapFile(oids, fileNumbers);
  }

  private static PgException bad(String path, String what) {
    return PgException.fatal(
        SqlState.INTERNAL_ERROR, "relation mapping file \"" + path + "\" contains " + what);
  }
}
