package org.gajah.page.slru;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of `pg_multixact`. Mirrors `access/transam/multixact.c`.
///
/// In `offsets`, for each multixact: where its members start (4 bytes). It has as many as there are
/// up to the next multixact's; 0 is never a start, so an offset of 0 there says that it is not
/// known yet.
///
/// In `members`, groups of four members:
///
/// | offset in group | size | meaning |
/// |---:|---:|---|
/// | 0 | 1 each | status of the four members, see `access/multixact.h` |
/// | 4 | 4 each | the four transactions |
///
/// 409 groups make a page; its last 12 bytes are not used.
public final class MultiXactPages {
  public static final int OFFSETS_PER_PAGE = PageHeader.PAGE_SIZE / 4;
  public static final int MEMBERS_PER_GROUP = 4;
  public static final int GROUP_SIZE = 20;
  public static final int MEMBERS_PER_PAGE = PageHeader.PAGE_SIZE / GROUP_SIZE * MEMBERS_PER_GROUP;

  private MultiXactPages() {}

  /// The page of offsets with a multixact.
  public static long offsetPageOf(int multi) {
    return Integer.toUnsignedLong(multi) / OFFSETS_PER_PAGE;
  }

  private static long offsetAt(int multi) {
    return 4L * Integer.remainderUnsigned(multi, OFFSETS_PER_PAGE);
  }

  /// Where the members of a multixact start.
  public static int offset(MemorySegment page, int multi) {
    return Bytes.intAt(page, offsetAt(multi));
  }

  public static void setOffset(MemorySegment page, int multi, int offset) {
    Bytes.setInt(page, offsetAt(multi), offset);
  }

  /// The page of members with the member at an offset.
  public static long memberPageOf(int offset) {
    return Integer.toUnsignedLong(offset) / MEMBERS_PER_PAGE;
  }

  private static int groupAt(int offset) {
    return Integer.remainderUnsigned(offset, MEMBERS_PER_PAGE) / MEMBERS_PER_GROUP * GROUP_SIZE;
  }

  /// Position within the group: pages hold whole groups, so the lowest two bits tell.
  private static int inGroup(int offset) {
    return Integer.remainderUnsigned(offset, MEMBERS_PER_PAGE) % MEMBERS_PER_GROUP;
  }

  public static int memberXid(MemorySegment page, int offset) {
    return Bytes.intAt(page, groupAt(offset) + 4L + 4L * inGroup(offset));
  }

  public static int memberStatus(MemorySegment page, int offset) {
    return Bytes.unsignedByte(page, groupAt(offset) + (long) inGroup(offset));
  }

  public static void setMember(MemorySegment page, int offset, int xid, int status) {
    Bytes.setInt(page, groupAt(offset) + 4L + 4L * inGroup(offset), xid);
    Bytes.setByte(page, groupAt(offset) + (long) inGroup(offset), status);
  }

  /// Makes all offsets from a multixact's place on 0.
  public static void clearOffsetsFrom(MemorySegment page, int multi) {
    Bytes.zero(page, offsetAt(multi), PageHeader.PAGE_SIZE - offsetAt(multi));
  }

  /// Makes everything from the transaction of a member on 0. Statuses in the same group stay.
  public static void clearMembersFrom(MemorySegment page, int offset) {
    long at = groupAt(offset) + 4L + 4L * inGroup(offset);
    Bytes.zero(page, at, PageHeader.PAGE_SIZE - at);
  }
}
