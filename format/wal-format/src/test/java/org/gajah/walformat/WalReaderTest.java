package org.gajah.walformat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.Lsn;
import org.junit.jupiter.api.Test;

class WalReaderTest {
  private static final WalSegmentSize SEGMENTS = new WalSegmentSize(1 << 20);
  private static final int CLOG = ResourceManagerId.CLOG.number();

  private final RecordBuilder builder = new RecordBuilder();
  private final RecordAssembler assembler = new RecordAssembler();

  private long append(MemoryLog log, byte[] main, int xid) {
    builder.begin().mainData().putBytes(main);
    assembler.assemble(builder, CLOG, 0x10, xid, 0, 0);
    return log.append(assembler);
  }

  private static byte[] content(Random random, int length) {
    byte[] content = new byte[length];
    random.nextBytes(content);
    return content;
  }

  /// Records of all lengths, so that page and segment ends fall everywhere.
  private List<byte[]> fill(MemoryLog log, long seed, int count, int longest) {
    Random random = new Random(seed);
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] main = content(random, 1 + random.nextInt(random.nextInt(20) == 0 ? longest : 200));
      append(log, main, i);
      contents.add(main);
    }
    return contents;
  }

  @Test
  void readsBackWhatWasWritten() {
    for (long seed = 1; seed <= 20; seed++) {
      MemoryLog log = new MemoryLog(SEGMENTS, 3, 4 << 20);
      List<byte[]> contents = fill(log, seed, 3000, 9000);
      WalReader reader = log.reader();
      reader.begin(log.base);
      for (int i = 0; i < contents.size(); i++) {
        assertThat(reader.next()).as("seed %s record %s: %s", seed, i, reader.fault()).isTrue();
        RecordView view = reader.record();
        assertThat(view.start()).isEqualTo(log.starts.get(i));
        assertThat(view.xid()).isEqualTo(i);
        assertThat(view.slice(view.mainFrom(), view.mainLength()).toByteArray())
            .isEqualTo(contents.get(i));
      }
      assertThat(reader.end()).isEqualTo(SEGMENTS.toEndLsn(SEGMENTS.toBytePosition(reader.end())));
      assertThat(reader.next()).isFalse();
      assertThat(reader.fault()).isNotNull();
    }
  }

  @Test
  void findsTheFirstRecordFromAnywhere() {
    MemoryLog log = new MemoryLog(SEGMENTS, 1, 2 << 20);
    fill(log, 7, 1500, 30_000);
    Random random = new Random(7);
    WalReader reader = log.reader();
    for (int i = 0; i < 500; i++) {
      long from = log.base + random.nextLong(log.starts.getLast() - log.base);
      assertThat(reader.find(from)).as("%s", reader.fault()).isTrue();
      long expected = log.starts.stream().filter(start -> start >= from).findFirst().orElseThrow();
      assertThat(reader.position()).isEqualTo(expected);
      assertThat(reader.next()).isTrue();
      assertThat(reader.record().start()).isEqualTo(expected);
    }
  }

  @Test
  void aLogThatGrowsIsReadAsItGrows() {
    MemoryLog log = new MemoryLog(SEGMENTS, 1, 1 << 20);
    fill(log, 9, 1000, 20_000);
    long whole = log.end;
    WalReader reader = log.reader();
    reader.begin(log.base);
    Random random = new Random(9);
    log.end = log.base;
    int read = 0;
    while (read < 1000) {
      if (reader.next()) {
        assertThat(reader.record().xid()).isEqualTo(read++);
      } else {
        assertThat(reader.fault()).isNull();
        log.end = Math.min(whole, log.end + 1 + random.nextInt(5000));
      }
    }
  }

  @Test
  void spoiltBytesAreFoundAndNothingElseHappens() {
    long seed = 11;
    Random random = new Random(seed);
    MemoryLog log = new MemoryLog(SEGMENTS, 1, 1 << 20);
    fill(log, seed, 600, 20_000);
    long written = log.insertLsn() - log.base;
    for (int i = 0; i < 2000; i++) {
      int at = (int) random.nextLong(written);
      byte old = log.bytes[at];
      log.bytes[at] ^= (byte) (1 << random.nextInt(8));
      WalReader reader = log.reader();
      reader.begin(log.base);
      int read = 0;
      while (reader.next()) {
        assertThat(reader.record().start()).isEqualTo(log.starts.get(read++));
      }
      // Padding and some bits of page heads are covered by nothing.
      if (read < log.starts.size()) {
        assertThat(reader.fault()).isNotNull();
        assertThat(log.starts.get(read) - log.base).isLessThanOrEqualTo(at + 8192);
      }
      log.bytes[at] = old;
    }
  }

  private String faultAfter(MemoryLog log, int good) {
    WalReader reader = log.reader();
    reader.begin(log.base);
    for (int i = 0; i < good; i++) {
      assertThat(reader.next()).isTrue();
    }
    assertThat(reader.next()).isFalse();
    return String.valueOf(reader.fault());
  }

  @Test
  void faultsOfRecordsInPostgresWords() {
    MemoryLog log = new MemoryLog(SEGMENTS, 1, 1 << 20);
    append(log, new byte[] {1}, 1);
    long second = append(log, new byte[] {2}, 2);
    String at = Lsn.toString(second);
    int offset = (int) (second - log.base);
    byte[] good = log.bytes.clone();

    log.bytes[offset + WalFormat.CRC] ^= 1;
    assertThat(faultAfter(log, 1))
        .isEqualTo("incorrect resource manager data checksum in record at " + at);

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    LittleEndian.setLong(log.bytes, offset + WalFormat.PREVIOUS, 0x5_0000_0028L);
    assertThat(faultAfter(log, 1)).isEqualTo("record with incorrect prev-link 5/28 at " + at);

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    log.bytes[offset + WalFormat.RESOURCE_MANAGER] = 22;
    assertThat(faultAfter(log, 1)).isEqualTo("invalid resource manager ID 22 at " + at);

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    LittleEndian.setInt(log.bytes, offset, 23);
    assertThat(faultAfter(log, 1))
        .isEqualTo("invalid record length at " + at + ": expected at least 24, got 23");
  }

  @Test
  void faultsOfPagesInPostgresWords() {
    MemoryLog log = new MemoryLog(SEGMENTS, 1, 1 << 20);
    append(log, new byte[8192 - 200], 1);
    append(log, new byte[400], 2);
    byte[] good = log.bytes.clone();
    String place = " in WAL segment 000000010000000000000001, LSN 0/102000, offset 8192";

    log.bytes[8192] = 7;
    assertThat(faultAfter(log, 1)).isEqualTo("invalid magic number D107" + place);

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    log.bytes[8192 + WalPageHeader.INFO] = 0x21;
    assertThat(faultAfter(log, 1)).isEqualTo("invalid info bits 0021" + place);

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    LittleEndian.setLong(log.bytes, 8192 + WalPageHeader.PAGE_ADDRESS, 0x7_0010_2000L);
    assertThat(faultAfter(log, 1)).isEqualTo("unexpected pageaddr 7/102000" + place);

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    LittleEndian.setInt(log.bytes, 8192 + WalPageHeader.TIMELINE, 0);
    assertThat(faultAfter(log, 1)).isEqualTo("out-of-sequence timeline ID 0 (after 1)" + place);

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    log.bytes[8192 + WalPageHeader.INFO] = 0;
    assertThat(faultAfter(log, 1)).isEqualTo("there is no contrecord flag at 0/101F80");

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    log.bytes[8192 + WalPageHeader.REMAINING] ^= 1;
    assertThat(faultAfter(log, 1))
        .startsWith("invalid contrecord length ")
        .endsWith(" at 0/101F80");

    System.arraycopy(good, 0, log.bytes, 0, good.length);
    LittleEndian.setLong(log.bytes, WalPageHeader.SYSTEM_ID, 99);
    assertThat(faultAfter(log, 0))
        .isEqualTo(
            "WAL file is from different database system: WAL file database system identifier is 99,"
                + " pg_control database system identifier is "
                + Long.toUnsignedString(MemoryLog.SYSTEM_ID));
    LittleEndian.setLong(log.bytes, WalPageHeader.SYSTEM_ID, MemoryLog.SYSTEM_ID);
    LittleEndian.setInt(log.bytes, WalPageHeader.SEGMENT_SIZE, 99);
    assertThat(faultAfter(log, 0))
        .isEqualTo(
            "WAL file is from different database system: incorrect segment size in page header");
  }

  @Test
  void aRecordWhoseEndIsMissingIsReportedAndPassedOverOnceItIsOverwritten() {
    MemoryLog log = new MemoryLog(SEGMENTS, 1, 1 << 20);
    append(log, new byte[8000], 1);
    long torn = append(log, new byte[400], 2);
    // The second page never made it to disk.
    Arrays.fill(log.bytes, 8192, 16384, (byte) 0);
    WalReader reader = log.reader();
    reader.begin(log.base);
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isFalse();
    assertThat(reader.abortedRecord()).isEqualTo(torn);
    assertThat(reader.missingContrecord()).isEqualTo(log.base + 8192);

    MemorySegment buffer = MemorySegment.ofArray(log.bytes);
    int info = WalPageHeader.FIRST_IS_OVERWRITE_CONTRECORD;
    WalPageHeader.write(buffer, 8192, info, 1, log.base + 8192, 0);
    builder.begin().mainData().putLong(torn).putLong(0);
    assembler.assemble(builder, ResourceManagerId.XLOG.number(), 0xD0, 0, 0, 0);
    assembler.finish(log.starts.getFirst());
    System.arraycopy(
        assembler.bytes(), 0, log.bytes, 8192 + WalPageHeader.SHORT_SIZE, assembler.length());
    reader.begin(log.base);
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isTrue();
    assertThat(reader.record().info()).isEqualTo(0xD0);
    assertThat(reader.overwrittenRecord()).isEqualTo(torn);
    assertThat(reader.abortedRecord()).isEqualTo(Lsn.INVALID);
  }

  @Test
  void behindASwitchTheNextSegmentStarts() {
    MemoryLog log = new MemoryLog(SEGMENTS, 1, 1 << 20);
    builder.begin();
    assembler.assemble(builder, ResourceManagerId.XLOG.number(), WalFormat.XLOG_SWITCH, 0, 0, 0);
    log.append(assembler);
    WalReader reader = log.reader();
    reader.begin(log.base);
    assertThat(reader.next()).isTrue();
    assertThat(reader.record().end()).isEqualTo(SEGMENTS.start(2));
    assertThat(reader.next()).isFalse();
    assertThat(reader.fault()).isNull();
  }
}
