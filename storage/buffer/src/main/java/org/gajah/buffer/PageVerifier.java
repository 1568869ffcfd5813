package org.gajah.buffer;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.disk.RelationFork;
import org.gajah.page.PageChecksum;
import org.gajah.page.PageHeader;

/// Looks at pages at the door. Mirrors `PageIsVerifiedExtended` of `storage/page/bufpage.c`.
final class PageVerifier {
  private PageVerifier() {}

  /// Verifies a page that was just read.
  ///
  /// @param zeroes whether a damaged page is made empty, with a warning
  /// @param trusts whether a page is taken although its checksum is wrong, with a warning
  /// @throws PgException XX001 when it is damaged
  static void verify(
      MemorySegment page,
      RelationFork file,
      int block,
      boolean checksums,
      boolean zeroes,
      boolean trusts,
      Reporter reporter) {
    if (isIntact(page, block, checksums, trusts, reporter)) {
      return;
    }
    String message =
        "invalid page in block %s of relation %s"
            .formatted(Integer.toUnsignedString(block), file.displayName());
    if (!zeroes) {
      throw new PgException(SqlState.DATA_CORRUPTED, message);
    }
    reporter.report(Severity.WARNING, SqlState.DATA_CORRUPTED, message + "; zeroing out page");
    page.fill((byte) 0);
  }

  private static boolean isIntact(
      MemorySegment page, int block, boolean checksums, boolean trusts, Reporter reporter) {
    if (PageHeader.isNew(page)) {
      return PageHeader.isAllZero(page);
    }
    if (!checksums) {
      return PageHeader.isSane(page);
    }
    int computed = PageChecksum.compute(page, block);
    int expected = PageHeader.checksum(page);
    if (computed != expected) {
      reporter.report(
          Severity.WARNING,
          SqlState.DATA_CORRUPTED,
          "page verification failed, calculated checksum %d but expected %d"
              .formatted(computed, expected));
    }
    return (computed == expected || trusts) && PageHeader.isSane(page);
  }
}
