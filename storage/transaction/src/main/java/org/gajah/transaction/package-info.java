/// Transactions: who runs, who has committed, what each sees.
///
/// What the instance shares is in [org.gajah.transaction.Transactions]; what one session does is a
/// [org.gajah.transaction.Transaction].
///
/// Rules:
/// 1. A transaction's end takes this order: its WAL record is inserted and, unless asynchronous,
///    flushed; its outcome goes to the commit log; it leaves the process array; then its
///    participants let go, in the order of [org.gajah.transaction.CommitParticipant.Phase].
/// 2. A snapshot is taken under the process array's lock (shared), and transactions leave under the
///    same lock (exclusive). So of two transactions nobody sees the later without the earlier.
/// 3. A process's xmin is published before its snapshot is used; it holds back every horizon.
/// 4. A committed hint is set only when that commit's WAL is flushed.
/// 5. Bits of the commit log are set under the shared lock of their page's bank, one
///    compare-and-set for each id; a tree on one page goes by way of "sub-committed", so that
///    whoever sees a child committed sees its parent committed too.
/// 6. A multixact's record, its two entries in the offsets and its members are written in one
///    critical section; whoever finds its id in a row finds them.
/// 7. On a standby the startup process alone changes what is known of running transactions, under
///    the process array's lock.
@NullMarked
package org.gajah.transaction;

import org.jspecify.annotations.NullMarked;
