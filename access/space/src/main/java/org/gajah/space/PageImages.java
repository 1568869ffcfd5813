package org.gajah.space;

import org.gajah.accessapi.StorageContext;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.record.XlogRecord;

/// Logs whole pages, for changes that have no record of their own. Mirrors `log_newpage_buffer` of
/// `access/transam/xloginsert.c`.
public final class PageImages {
  private PageImages() {}

  /// Logs the page of a buffer as it is and stamps it. The caller has changed it under the
  /// exclusive lock, marked it dirty, and is in the critical section of the change.
  ///
  /// @param standard whether what lies between pd_lower and pd_upper need not be kept
  public static void log(StorageContext context, int buffer, boolean standard) {
    RecordBuilder builder = context.wal().begin();
    int flags = RecordBuilder.FORCE_IMAGE | (standard ? RecordBuilder.STANDARD : 0);
    context.buffers().register(builder, 0, buffer, flags);
    long lsn = context.wal().insert(new XlogRecord.FullPageImages(false));
    if (!PageHeader.isNew(context.buffers().page(buffer))) {
      PageWriter.setLsn(context.buffers().page(buffer), lsn);
    }
  }
}
