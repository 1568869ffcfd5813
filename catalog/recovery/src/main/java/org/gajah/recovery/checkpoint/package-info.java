/// Checkpoints: what is dirty is written and synced, so that recovery need not go back further, and
/// the log before is removed or reused. Mirrors `CreateCheckPoint` of `access/transam/xlog.c` and
/// `postmaster/checkpointer.c`.
///
/// Rules:
/// 1. The redo point comes first; a page that is changed behind it has an image in the log.
/// 2. Who holds [org.gajah.locks.Proc#DELAY_START] when the redo point is chosen has done both of
///    its steps before anything is written; who holds [org.gajah.locks.Proc#DELAY_COMPLETE] before
///    the checkpoint's record is.
/// 3. What is written comes in this order: relation maps, slots, snapshots of decoding, rewritten
///    relations' mappings, origins; the logs about transactions; buffers; then everything is
///    synced; then prepared transactions get their files.
/// 4. The control file names a checkpoint only when its record is flushed; only then is the log
///    before it removed.
/// 5. Nothing goes into the log behind a shutdown checkpoint.
@NullMarked
package org.gajah.recovery.checkpoint;

import org.jspecify.annotations.NullMarked;
