package org.gajah.walformat.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordParts;
import org.gajah.walformat.RecordView;
import org.jspecify.annotations.Nullable;

/// What the end of a transaction says, be it a commit or an abort (`xl_xact_commit`,
/// `xl_xact_abort`). Everything behind the time is there only when a bit of xinfo says so:
///
/// | size | part | bit |
/// |---:|---|---|
/// | 8 | xact_time: microseconds since 2000 | |
/// | 4 | xinfo | info byte with [XactRecord#HAS_INFO] |
/// | 8 | dbinfo: database, its default tablespace | [#HAS_DBINFO] |
/// | 4 + 4 each | subxacts: how many; committed or aborted subtransactions | [#HAS_SUBXACTS] |
/// | 4 + 12 each | relfilelocators: how many; files that go | [#HAS_RELFILELOCATORS] |
/// | 4 + 12 each | stats: how many; see [DroppedStats] | [#HAS_DROPPED_STATS] |
/// | 4 + 16 each | invals: how many; see [Invalidation]; commits only | [#HAS_INVALS] |
/// | 4 | twophase: the prepared transaction | [#HAS_TWOPHASE] |
/// | - | its name, with a zero behind | [#HAS_GID], behind the former |
/// | 16 | origin: its LSN and its time | [#HAS_ORIGIN] |
///
/// @param info bits of xinfo; [Builder] sets them
/// @param gid name of the prepared transaction, with [#HAS_GID]
/// @param origin the replication origin, which stands in the head of the record and not among the
///   parts
public record XactEnd(
    long time,
    int info,
    int database,
    int tablespace,
    int[] subxacts,
    List<RelFileLocator> relations,
    List<DroppedStats> droppedStats,
    List<Invalidation> invalidations,
    int twoPhaseXid,
    @Nullable Slice gid,
    int origin,
    long originLsn,
    long originTime) {
  public static final int HAS_DBINFO = 1;
  public static final int HAS_SUBXACTS = 1 << 1;
  public static final int HAS_RELFILELOCATORS = 1 << 2;
  public static final int HAS_INVALS = 1 << 3;
  public static final int HAS_TWOPHASE = 1 << 4;
  public static final int HAS_ORIGIN = 1 << 5;

  /// A standby has access exclusive locks to release.
  public static final int HAS_AE_LOCKS = 1 << 6;

  public static final int HAS_GID = 1 << 7;
  public static final int HAS_DROPPED_STATS = 1 << 8;

  /// Somebody waits until a standby has applied the record.
  public static final int APPLY_FEEDBACK = 1 << 29;

  /// The relation cache's file goes.
  public static final int UPDATE_RELCACHE_FILE = 1 << 30;

  /// The record must be flushed, whatever `synchronous_commit` says.
  public static final int FORCE_SYNC_COMMIT = 1 << 31;

  private static final int LOCATOR_SIZE = 12;

  public boolean has(int bit) {
    return (info & bit) != 0;
  }

  /// Puts the parts of a transaction's end together, and sets the bits of those that are there.
  public static final class Builder {
    private final long time;
    private int info;
    private int database;
    private int tablespace;
    private int[] subxacts = {};
    private List<RelFileLocator> relations = List.of();
    private List<DroppedStats> droppedStats = List.of();
    private List<Invalidation> invalidations = List.of();
    private int twoPhaseXid;
    private @Nullable Slice gid;
    private int origin;
    private long originLsn;
    private long originTime;

    /// @param time microseconds since 2000
    public Builder(long time) {
      this.time = time;
    }

    /// Sets bits that stand for themselves: [#HAS_AE_LOCKS], [#APPLY_FEEDBACK],
    /// [#UPDATE_RELCACHE_FILE], [#FORCE_SYNC_COMMIT].
    public Builder flags(int bits) {
      info |= bits;
      return this;
    }

    /// Needed with invalidations and at `wal_level = logical`.
    public Builder database(int oid, int defaultTablespace) {
      info |= HAS_DBINFO;
      database = oid;
      tablespace = defaultTablespace;
      return this;
    }

    public Builder subxacts(int... xids) {
      info |= xids.length == 0 ? 0 : HAS_SUBXACTS;
      subxacts = xids;
      return this;
    }

    /// Files that go; the record is marked [org.gajah.walformat.WalFormat#SPECIAL_REL_UPDATE] then.
    public Builder relations(List<RelFileLocator> locators) {
      info |= locators.isEmpty() ? 0 : HAS_RELFILELOCATORS;
      relations = locators;
      return this;
    }

    public Builder droppedStats(List<DroppedStats> stats) {
      info |= stats.isEmpty() ? 0 : HAS_DROPPED_STATS;
      droppedStats = stats;
      return this;
    }

    public Builder invalidations(List<Invalidation> messages) {
      info |= messages.isEmpty() ? 0 : HAS_INVALS;
      invalidations = messages;
      return this;
    }

    /// @param name at `wal_level = logical` the name of the prepared transaction, null otherwise
    public Builder twoPhase(int xid, @Nullable Slice name) {
      info |= HAS_TWOPHASE | (name == null ? 0 : HAS_GID);
      twoPhaseXid = xid;
      gid = name;
      return this;
    }

    /// @param node the origin's number, which the record's head must have, too
    public Builder origin(int node, long lsn, long atTime) {
      info |= HAS_ORIGIN;
      origin = node;
      originLsn = lsn;
      originTime = atTime;
      return this;
    }

    public XactEnd build() {
      return new XactEnd(
          time,
          info,
          database,
          tablespace,
          subxacts,
          relations,
          droppedStats,
          invalidations,
          twoPhaseXid,
          gid,
          origin,
          originLsn,
          originTime);
    }
  }

  void encode(ByteSink out) {
    out.putLong(time);
    if (info != 0) {
      out.putInt(info);
    }
    if (has(HAS_DBINFO)) {
      out.putInt(database).putInt(tablespace);
    }
    if (has(HAS_SUBXACTS)) {
      out.putInt(subxacts.length).putInts(subxacts);
    }
    if (has(HAS_RELFILELOCATORS)) {
      out.putInt(relations.size());
      relations.forEach(relation -> RecordParts.putLocator(out, relation));
    }
    if (has(HAS_DROPPED_STATS)) {
      out.putInt(droppedStats.size());
      DroppedStats.encode(out, droppedStats);
    }
    if (has(HAS_INVALS)) {
      out.putInt(invalidations.size());
      Invalidation.encode(out, invalidations);
    }
    if (has(HAS_TWOPHASE)) {
      out.putInt(twoPhaseXid);
    }
    if (gid != null) {
      out.putSlice(gid).putByte(0);
    }
    if (has(HAS_ORIGIN)) {
      out.putLong(originLsn).putLong(originTime);
    }
  }

  static XactEnd decode(RecordView view) {
    return new Parser(view).parse();
  }

  /// Walks along the parts.
  private static final class Parser {
    private final RecordView view;
    private final int info;
    private int at;

    Parser(RecordView view) {
      this.view = view;
      boolean more = (view.info() & XactRecord.HAS_INFO) != 0;
      at = view.mainFrom() + 8;
      info = more ? view.intAt(at) : 0;
      at += more ? 4 : 0;
    }

    XactEnd parse() {
      boolean database = (info & HAS_DBINFO) != 0;
      int databaseAt = take(database ? 8 : 0);
      int subxacts = count(HAS_SUBXACTS);
      int subxactsAt = take(4 * subxacts);
      List<RelFileLocator> relations = relations(count(HAS_RELFILELOCATORS));
      int stats = count(HAS_DROPPED_STATS);
      Slice statsAt = view.slice(take(DroppedStats.SIZE * stats), 0);
      int messages = count(HAS_INVALS);
      Slice messagesAt = view.slice(take(Invalidation.SIZE * messages), 0);
      boolean twoPhase = (info & HAS_TWOPHASE) != 0;
      int twoPhaseAt = take(twoPhase ? 4 : 0);
      Slice gid = twoPhase && (info & HAS_GID) != 0 ? gid() : null;
      boolean origin = (info & HAS_ORIGIN) != 0;
      return new XactEnd(
          view.longAt(view.mainFrom()),
          info,
          database ? view.intAt(databaseAt) : 0,
          database ? view.intAt(databaseAt + 4) : 0,
          view.intsAt(subxactsAt, subxacts),
          relations,
          DroppedStats.decode(statsAt.array(), statsAt.from(), stats),
          Invalidation.decode(messagesAt.array(), messagesAt.from(), messages),
          twoPhase ? view.intAt(twoPhaseAt) : 0,
          gid,
          view.origin(),
          origin ? view.longAt(at) : 0,
          origin ? view.longAt(at + 8) : 0);
    }

    private int take(int size) {
      int start = at;
      at += size;
      return start;
    }

    /// The count in front of a list, 0 where the list is not there.
    private int count(int bit) {
      return (info & bit) != 0 ? view.intAt(take(4)) : 0;
    }

    private List<RelFileLocator> relations(int count) {
      List<RelFileLocator> relations = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        relations.add(view.locatorAt(take(LOCATOR_SIZE)));
      }
      return relations;
    }

    private Slice gid() {
      int length = 0;
      while (view.byteAt(at + length) != 0) {
        length++;
      }
      return view.slice(take(length + 1), length);
    }
  }

  void describe(Description out, boolean commit) {
    if (twoPhaseXid != 0) {
      out.add("%u: ", twoPhaseXid);
    }
    out.add("%t", time);
    describeRelations(out, "rels", relations);
    describeSubxacts(out, subxacts);
    if (commit) {
      DroppedStats.describe(out, "", droppedStats);
      boolean initFile = has(UPDATE_RELCACHE_FILE);
      Invalidation.describe(out, invalidations, database, tablespace, initFile);
      out.text(has(APPLY_FEEDBACK) ? "; apply_feedback" : "");
      out.text(has(FORCE_SYNC_COMMIT) ? "; sync" : "");
    }
    if (has(HAS_ORIGIN)) {
      out.add("; origin: node %u, lsn %l, at %t", origin, originLsn, originTime);
    }
    if (!commit) {
      DroppedStats.describe(out, "", droppedStats);
    }
  }

  static void describeRelations(Description out, String label, List<RelFileLocator> relations) {
    if (!relations.isEmpty()) {
      out.add("; %s:", label);
      for (RelFileLocator relation : relations) {
        out.text(" ").path(relation, ForkNumber.MAIN);
      }
    }
  }

  static void describeSubxacts(Description out, int[] subxacts) {
    if (subxacts.length > 0) {
      out.text("; subxacts:");
      for (int xid : subxacts) {
        out.add(" %u", xid);
      }
    }
  }

  /// The name of the prepared transaction as text, for messages.
  public String gidText() {
    return gid == null ? "" : gid.toString(StandardCharsets.UTF_8);
  }
}
