/// The files of a cluster: where everything lies, relations as files of segments, and what must
/// reach the disk before a checkpoint is done.
///
/// Rules:
/// 1. Only this module and the WAL open files of the data directory while the instance runs.
/// 2. Whoever writes to a relation's file leaves a request to sync it behind the write and before
///    it says that the page is clean.
/// 3. At most so many files are open at once as [ClusterFiles] was told. No file is closed with
///    writes that were not synced: who opens it later may never hear what went wrong with them.
/// 4. A failed sync is a PANIC. Nobody tries again, for the kernel may have thrown the data away.
/// 5. New, renamed and removed names are made durable by syncing their directory.
@NullMarked
package org.gajah.disk;

import org.jspecify.annotations.NullMarked;
