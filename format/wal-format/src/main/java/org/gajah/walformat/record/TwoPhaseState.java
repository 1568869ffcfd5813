package org.gajah.walformat.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Crc32c;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordParts;
import org.jspecify.annotations.Nullable;

/// The state of a prepared transaction: main data of its XLOG_XACT_PREPARE record, and with a
/// checksum behind it a file in `pg_twophase`. Mirrors `xl_xact_prepare` of `access/xact.h` and
/// `access/transam/twophase.c`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | magic | [#MAGIC] |
/// | 4 | 4 | total_len | length of the file, checksum included |
/// | 8 | 4 | xid | the transaction |
/// | 12 | 4 | database | its database |
/// | 16 | 8 | prepared_at | microseconds since 2000 |
/// | 24 | 4 | owner | role |
/// | 28 | 4 | nsubxacts | |
/// | 32 | 4 | ncommitrels | files that go when it commits |
/// | 36 | 4 | nabortrels | files that go when it aborts |
/// | 40 | 4 | ncommitstats | statistics that go when it commits |
/// | 44 | 4 | nabortstats | statistics that go when it aborts |
/// | 48 | 4 | ninvalmsgs | |
/// | 52 | 1 | initfileinval | whether the relation cache's file goes |
/// | 54 | 2 | gidlen | length of the name with its zero |
/// | 56 | 8 | origin_lsn | |
/// | 64 | 8 | origin_timestamp | |
///
/// Behind it, each padded to a multiple of 8 bytes: the name, the subtransactions (4 bytes each),
/// the two lists of files (12 each), the two lists of statistics (12 each), the invalidations (16
/// each). Then the sections of resource managers, each with a head of 8 bytes: length (4), resource
/// manager (1), unused (1), its info (2); the last one is empty and belongs to [Section#END].
///
/// @param gid its name, without the zero
public record TwoPhaseState(
    int xid,
    int database,
    long preparedAt,
    int owner,
    Slice gid,
    int[] subxacts,
    List<RelFileLocator> commitRelations,
    List<RelFileLocator> abortRelations,
    List<DroppedStats> commitStats,
    List<DroppedStats> abortStats,
    List<Invalidation> invalidations,
    boolean initFile,
    long originLsn,
    long originTime,
    List<Section> sections) {
  public static final int MAGIC = 0x57F94534;

  /// Size of the fixed part.
  public static final int HEADER = 72;

  private static final int LOCATOR_SIZE = 12;

  /// What one part of the server kept for the transaction. Mirrors `access/twophase_rmgr.h`.
  ///
  /// @param manager [#LOCK] and so on
  /// @param info its own
  public record Section(int manager, int info, Slice data) {
    public static final int END = 0;
    public static final int LOCK = 1;
    public static final int PGSTAT = 2;
    public static final int MULTIXACT = 3;
    public static final int PREDICATE_LOCK = 4;

    static final int HEADER = 8;
  }

  /// Appends the state, without a checksum.
  public void encode(ByteSink out) {
    int start = out.length();
    out.putInt(MAGIC).putInt(0).putInt(xid).putInt(database).putLong(preparedAt).putInt(owner);
    out.putInt(subxacts.length).putInt(commitRelations.size()).putInt(abortRelations.size());
    out.putInt(commitStats.size()).putInt(abortStats.size()).putInt(invalidations.size());
    out.putShort(initFile ? 1 : 0).putShort(gid.length() + 1);
    out.putLong(originLsn).putLong(originTime);
    out.putSlice(gid).putByte(0);
    pad(out, start).putInts(subxacts);
    pad(out, start);
    commitRelations.forEach(relation -> RecordParts.putLocator(out, relation));
    pad(out, start);
    abortRelations.forEach(relation -> RecordParts.putLocator(out, relation));
    DroppedStats.encode(pad(out, start), commitStats);
    DroppedStats.encode(pad(out, start), abortStats);
    Invalidation.encode(pad(out, start), invalidations);
    for (Section section : sections) {
      out.putInt(section.data().length()).putShort(section.manager()).putShort(section.info());
      pad(out.putSlice(section.data()), start);
    }
    out.putInt(0).putShort(Section.END).putShort(0);
    out.setInt(start + 4, out.length() - start + Integer.BYTES);
  }

  private static ByteSink pad(ByteSink out, int start) {
    return out.putZeros(start - out.length() & 7);
  }

  /// Appends the state with its checksum, as the file holds it.
  public void encodeFile(ByteSink out) {
    int start = out.length();
    encode(out);
    out.putInt(Crc32c.of(out.array(), start, out.length() - start));
  }

  /// Takes a file apart.
  ///
  /// @return null when its size, magic or checksum is wrong
  public static @Nullable TwoPhaseState decodeFile(Slice file) {
    int length = file.length() - Integer.BYTES;
    if (length < HEADER
        || LittleEndian.intAt(file.array(), file.from()) != MAGIC
        || LittleEndian.intAt(file.array(), file.from() + 4) != file.length()
        || Crc32c.of(file.array(), file.from(), length)
            != LittleEndian.intAt(file.array(), file.from() + length)) {
      return null;
    }
    return decode(new Slice(file.array(), file.from(), length));
  }

  /// Takes a state without checksum apart.
  public static TwoPhaseState decode(Slice state) {
    return new Parser(state).parse();
  }

  /// Walks along the parts.
  private static final class Parser {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;

    Parser(Slice state) {
      bytes = state.array();
      start = state.from();
      end = start + state.length();
      at = start + HEADER;
    }

    TwoPhaseState parse() {
      int gid = take(LittleEndian.unsignedShort(bytes, start + 54));
      int gidLength = LittleEndian.unsignedShort(bytes, start + 54) - 1;
      int[] subxacts = new int[header(28)];
      int subxactsAt = take(4 * subxacts.length);
      for (int i = 0; i < subxacts.length; i++) {
        subxacts[i] = LittleEndian.intAt(bytes, subxactsAt + 4 * i);
      }
      List<RelFileLocator> commitRelations = relations(header(32));
      List<RelFileLocator> abortRelations = relations(header(36));
      List<DroppedStats> commitStats = stats(header(40));
      List<DroppedStats> abortStats = stats(header(44));
      int messages = header(48);
      return new TwoPhaseState(
          header(8),
          header(12),
          LittleEndian.longAt(bytes, start + 16),
          header(24),
          new Slice(bytes, gid, gidLength),
          subxacts,
          commitRelations,
          abortRelations,
          commitStats,
          abortStats,
          Invalidation.decode(bytes, take(Invalidation.SIZE * messages), messages),
          bytes[start + 52] != 0,
          LittleEndian.longAt(bytes, start + 56),
          LittleEndian.longAt(bytes, start + 64),
          sections());
    }

    private int header(int offset) {
      return LittleEndian.intAt(bytes, start + offset);
    }

    private int take(int size) {
      int from = at;
      at += size + 7 & ~7;
      return from;
    }

    private List<RelFileLocator> relations(int count) {
      List<RelFileLocator> relations = new ArrayList<>(count);
      int from = take(LOCATOR_SIZE * count);
      for (int i = from; i < from + LOCATOR_SIZE * count; i += LOCATOR_SIZE) {
        relations.add(
            new RelFileLocator(
                LittleEndian.intAt(bytes, i),
                LittleEndian.intAt(bytes, i + 4),
                LittleEndian.intAt(bytes, i + 8)));
      }
      return relations;
    }

    private List<DroppedStats> stats(int count) {
      return DroppedStats.decode(bytes, take(DroppedStats.SIZE * count), count);
    }

    private List<Section> sections() {
      List<Section> sections = new ArrayList<>();
      while (at < end) {
        int head = take(Section.HEADER);
        int manager = bytes[head + 4];
        if (manager == Section.END) {
          break;
        }
        int length = LittleEndian.intAt(bytes, head);
        sections.add(
            new Section(
                manager,
                LittleEndian.unsignedShort(bytes, head + 6),
                new Slice(bytes, take(length), length)));
      }
      return sections;
    }
  }

  void describe(Description out, int origin) {
    out.add("gid %s: %t", gid.toString(StandardCharsets.UTF_8), preparedAt);
    XactEnd.describeRelations(out, "rels(commit)", commitRelations);
    XactEnd.describeRelations(out, "rels(abort)", abortRelations);
    DroppedStats.describe(out, "commit ", commitStats);
    DroppedStats.describe(out, "abort ", abortStats);
    XactEnd.describeSubxacts(out, subxacts);
    Invalidation.describe(out, invalidations, database, 0, initFile);
    if (origin != 0) {
      out.add("; origin: node %u, lsn %l, at %t", origin, originLsn, originTime);
    }
  }
}
