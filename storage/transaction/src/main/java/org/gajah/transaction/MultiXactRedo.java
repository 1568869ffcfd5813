package org.gajah.transaction;

import java.util.List;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;
import org.gajah.locks.Proc;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.walformat.record.MultiXactRecord;

/// Applies the records of multixacts.
///
/// Servers before 17.7 made a page of offsets for its first multixact only, so a log of theirs
/// makes the last multixact of one page before the next page, which by now takes an entry from it.
/// Where that page is missing it is made then, and the record that makes it, which follows, is
/// passed over.
final class MultiXactRedo {
  private static final long NONE = -1;

  private final MultiXacts multiXacts;
  private final MultiXactOffsets offsets;
  private final MultiXactMembers members;
  private final Reporter log;
  private long madeEarly = NONE;

  MultiXactRedo(
      MultiXacts multiXacts, MultiXactOffsets offsets, MultiXactMembers members, Reporter log) {
    this.multiXacts = multiXacts;
    this.offsets = offsets;
    this.members = members;
    this.log = log;
  }

  int apply(MultiXactRecord record, Proc proc) {
    return switch (record) {
      case MultiXactRecord.ZeroPage zero -> zeroPage(zero, proc);
      case MultiXactRecord.Create create -> create(create, proc);
      case MultiXactRecord.Truncate truncate -> truncate(truncate, proc);
    };
  }

  private int zeroPage(MultiXactRecord.ZeroPage zero, Proc proc) {
    if (zero.members()) {
      members.zero(zero.page(), true, proc);
      return Xid.INVALID;
    }
    long early = madeEarly;
    madeEarly = NONE;
    if (early == zero.page()) {
      return Xid.INVALID;
    }
    if (early != NONE) {
      log.warning(
          "expected to see an XLOG_MULTIXACT_ZERO_OFF_PAGE record for page %d that was implicitly initialized earlier"
              .formatted(early));
    }
    offsets.zero(zero.page(), true, proc);
    return Xid.INVALID;
  }

  private int create(MultiXactRecord.Create create, Proc proc) {
    int multi = create.multi();
    int following = MultiXactId.next(multi);
    long page = MultiXactOffsets.page(following);
    if (!offsets.exists(MultiXactOffsets.page(multi), proc)) {
      offsets.zero(MultiXactOffsets.page(multi), true, proc);
    }
    if (page != MultiXactOffsets.page(multi) && !offsets.exists(page, proc)) {
      offsets.zero(page, true, proc);
      madeEarly = page;
    }
    long[] packed = pack(create.members());
    multiXacts.record(multi, create.offset(), packed, proc);
    multiXacts.advance(following, MultiXacts.endOf(create.offset(), packed.length), proc);
    return youngest(packed);
  }

  private static long[] pack(List<MultiXactRecord.Create.Member> list) {
    long[] packed = new long[list.size()];
    for (int i = 0; i < packed.length; i++) {
      MultiXactRecord.Create.Member member = list.get(i);
      packed[i] = MultiXactCache.pack(member.xid(), Status.of(member.status()));
    }
    return packed;
  }

  private static int youngest(long[] packed) {
    int youngest = Xid.INVALID;
    for (long member : packed) {
      int xid = MultiXactCache.xid(member);
      if (Xid.isNormal(xid) && MultiXacts.isYounger(xid, youngest)) {
        youngest = xid;
      }
    }
    return youngest;
  }

  private int truncate(MultiXactRecord.Truncate record, Proc proc) {
    multiXacts.limit(record.endOffset(), record.oldestMultiDatabase(), proc);
    members.truncate(record.startMember(), record.endMember(), proc);
    // What the log knew of its newest page may be from long ago.
    offsets.slru().latestPage(MultiXactOffsets.page(record.endOffset()));
    offsets.slru().truncate(MultiXactTruncation.firstPageKept(record.endOffset()), proc);
    return Xid.INVALID;
  }

  /// The members of a multixact for messages: `123 2[45 (keysh), 46 (upd)]`.
  static String describe(int multi, long[] packed) {
    StringBuilder text = new StringBuilder();
    text.append(MultiXactId.toString(multi)).append(' ').append(packed.length).append('[');
    for (int i = 0; i < packed.length; i++) {
      text.append(i == 0 ? "" : ", ")
          .append(Xid.toString(MultiXactCache.xid(packed[i])))
          .append(" (")
          .append(label(MultiXactCache.status(packed[i])))
          .append(')');
    }
    return text.append(']').toString();
  }

  private static String label(Status status) {
    return switch (status) {
      case FOR_KEY_SHARE -> "keysh";
      case FOR_SHARE -> "sh";
      case FOR_NO_KEY_UPDATE -> "fornokeyupd";
      case FOR_UPDATE -> "forupd";
      case NO_KEY_UPDATE -> "nokeyupd";
      case UPDATE -> "upd";
    };
  }
}
