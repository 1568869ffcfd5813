package org.gajah.oracle.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.WalCorpus;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.record.WalRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole corpus is understood, and every record is made anew byte by byte.
class WalCorpusTest {
  /// Kinds that the corpus does not have: nobody writes the first, and the second cannot happen,
  /// for a page that is made anew has no older version of a row.
  private static final Set<String> UNREACHED = Set.of("XLOG/NOOP", "Heap/HOT_UPDATE+INIT");

  private static final WalSegmentSize SEGMENTS = new WalSegmentSize(WalCorpus.SEGMENT_SIZE);

  private static WalCorpus corpus;

  @BeforeAll
  static void makeCorpus() throws IOException {
    corpus = WalCorpus.make(Oracle.installed());
  }

  @AfterAll
  static void deleteCorpus() {
    corpus.close();
  }

  private interface Visitor {
    void visit(WalReader reader) throws InvalidWalException;
  }

  /// Visits all records of both timelines.
  private static void forEach(Visitor visitor) throws IOException, InvalidWalException {
    for (int timeline = 1; timeline <= 2; timeline++) {
      List<String> names = corpus.segments(timeline);
      long start = SEGMENTS.start(SEGMENTS.segmentOf(names.getFirst()));
      long end = SEGMENTS.start(SEGMENTS.segmentOf(names.getLast()) + 1);
      WalReader reader = new SegmentFiles(corpus.wal(), SEGMENTS, timeline, end).reader();
      assertThat(reader.find(start)).isTrue();
      while (reader.next()) {
        visitor.visit(reader);
      }
      assertThat(reader.fault())
          .isEqualTo(
              "invalid record length at %X/%X: expected at least 24, got 0",
              reader.end() >>> 32, (int) reader.end());
    }
  }

  @Test
  void everyKindOfRecordIsThere() throws IOException, InvalidWalException {
    Set<String> kinds = new TreeSet<>();
    forEach(reader -> {
      RecordView view = reader.record();
      int manager = view.resourceManagerNumber();
      kinds.add(
          ResourceManagerId.of(manager).label() + "/" + WalRecords.nameOf(manager, view.info()));
    });
    System.out.println(kinds.size() + " kinds of records in the corpus: " + kinds);
    Set<String> missing = allKinds();
    missing.removeAll(kinds);
    assertThat(missing).isEqualTo(UNREACHED);
    assertThat(allKinds()).containsAll(kinds);
  }

  private static Set<String> allKinds() {
    Set<String> kinds = new TreeSet<>();
    for (ResourceManagerId manager : ResourceManagerId.values()) {
      for (int info = 0; info < 256; info += WalFormat.INFO_MASK + 1) {
        String name = WalRecords.nameOf(manager.number(), info);
        if (name != null) {
          kinds.add(manager.label() + "/" + name);
        }
      }
    }
    return kinds;
  }

  @Test
  void everyRecordIsMadeAnewByteByByte() throws IOException, InvalidWalException {
    Reassembly reassembly = new Reassembly();
    forEach(reader -> {
      RecordView view = reader.record();
      WalRecord record = WalRecords.decode(view);
      byte[] made = reassembly.assemble(reader, record);
      byte[] truth = Padding.cleared(view, record);
      // The checksum is right for what was padded with zeros.
      if (Arrays.equals(truth, view.slice(0, truth.length).toByteArray())) {
        assertThat(made).isEqualTo(truth);
      } else if (!equalBehindHead(made, truth)) {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        assertThat(hex.formatHex(made)).as("%s", record).isEqualTo(hex.formatHex(truth));
      }
    });
  }

  private static boolean equalBehindHead(byte[] made, byte[] truth) {
    return Arrays.equals(made, 0, WalFormat.CRC, truth, 0, WalFormat.CRC)
        && Arrays.equals(
            made,
            WalFormat.RECORD_HEADER,
            made.length,
            truth,
            WalFormat.RECORD_HEADER,
            truth.length);
  }

  @Test
  void tuplesComeToLieWhereTheOraclePutsThem() throws IOException, InvalidWalException {
    PageReplay replay = new PageReplay();
    forEach(reader -> replay.visit(reader, WalRecords.decode(reader.record())));
    System.out.println("pages compared with images: " + replay.compared);
    assertThat(replay.compared.keySet())
        .contains(
            "Heap/INSERT",
            "Heap/UPDATE",
            "Heap/HOT_UPDATE",
            "Heap2/MULTI_INSERT",
            "Heap2/PRUNE_ON_ACCESS",
            "Heap2/PRUNE_VACUUM_SCAN",
            "Heap2/PRUNE_VACUUM_CLEANUP",
            "Btree/INSERT_LEAF",
            "Btree/INSERT_POST",
            "Btree/DEDUP",
            "Btree/VACUUM",
            "Hash/INSERT",
            "Hash/DELETE",
            "Gist/PAGE_UPDATE",
            "BRIN/SAMEPAGE_UPDATE");
  }
}
