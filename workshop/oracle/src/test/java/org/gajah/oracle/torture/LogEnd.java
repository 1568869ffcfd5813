package org.gajah.oracle.torture;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.id.RelFileLocator;
import org.gajah.oracle.OracleServer;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalPageSource;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.index.BTreeRecord;

/// The log of a directory, from where recovery would start to its end, which may grow meanwhile.
final class LogEnd implements WalPageSource {
  private static final Pattern REDO =
      Pattern.compile("Latest checkpoint's REDO location: *([0-9A-F]+)/([0-9A-F]+)");
  private static final WalSegmentSize SEGMENTS = new WalSegmentSize(WalSegmentSize.MIN);
  private static final int TIMELINE = 1;
  private static final int CODE = 0xF0;

  /// The left half of a split.
  private record Page(RelFileLocator relation, int block) {}

  private final Path folder;
  private final Set<Page> incomplete = new HashSet<>();
  private long position;
  private int splits;

  private LogEnd(Path folder, long position) {
    this.folder = folder;
    this.position = position;
  }

  /// @param cluster with segments of the smallest size
  static LogEnd of(OracleServer cluster) {
    Matcher redo = REDO.matcher(cluster.run("pg_controldata", cluster.data().toString()));
    if (!redo.find()) {
      throw new IllegalStateException("no redo location");
    }
    long lsn = Long.parseLong(redo.group(1), 16) << 32 | Long.parseLong(redo.group(2), 16);
    LogEnd end = new LogEnd(cluster.data().resolve("pg_wal"), lsn);
    end.advance();
    return end;
  }

  /// How many page splits of B-trees there are.
  int splits() {
    return splits;
  }

  /// Whether the log ends between a split and the record that completes it.
  boolean isInsideSplit() {
    return !incomplete.isEmpty();
  }

  /// Reads what has come since.
  void advance() {
    WalReader reader = new WalReader(this, SEGMENTS, 0);
    reader.begin(position);
    while (reader.next()) {
      note(reader.record());
      position = reader.end();
    }
  }

  private void note(RecordView record) {
    if (record.resourceManagerNumber() != ResourceManagerId.BTREE.ordinal()) {
      return;
    }
    switch (record.info() & CODE) {
      case BTreeRecord.SPLIT_L, BTreeRecord.SPLIT_R -> {
        splits++;
        // The split of an inner page completes one below it.
        remove(record, 3);
        incomplete.add(page(record.block(0)));
      }
      case BTreeRecord.INSERT_UPPER, BTreeRecord.NEWROOT -> remove(record, 1);
      default -> {}
    }
  }

  private void remove(RecordView record, int block) {
    if (record.hasBlock(block)) {
      incomplete.remove(page(record.block(block)));
    }
  }

  private static Page page(RecordView.BlockView block) {
    return new Page(block.locator(), block.block());
  }

  @Override
  public int read(long at, int required, long record, byte[] into) throws InvalidWalException {
    String name = SEGMENTS.fileName(TIMELINE, SEGMENTS.segment(at));
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "r")) {
      file.seek(SEGMENTS.offset(at));
      return Math.max(0, file.read(into, 0, into.length));
    } catch (NoSuchFileException | FileNotFoundException e) {
      return END;
    } catch (IOException e) {
      throw new InvalidWalException(e.toString());
    }
  }

  @Override
  public int timeline() {
    return TIMELINE;
  }
}
