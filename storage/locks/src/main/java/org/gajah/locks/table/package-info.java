/// Heavyweight locks: who may do what with relations, transactions, objects and advisory keys, who
/// waits for whom, and what to do when all wait for each other.
///
/// [org.gajah.locks.table.LockTable] belongs to the instance, [org.gajah.locks.table.BackendLocks]
/// to a process and [org.gajah.locks.table.PreparedLocks] to a prepared transaction.
///
/// Rules:
/// 1. Which entries a process holds it keeps in tables of its own; taking a lock again, the
///    commonest case, looks only there.
/// 2. Weak locks on relations of a process's own database, and the lock on its virtual transaction,
///    stay with the process until somebody wants what conflicts with them: see `FastPath`.
/// 3. All others are in the shared table, in 16 partitions, each under a lightweight lock of rank
///    LOCK_MANAGER. Several are taken in the order of their numbers, all of them by the deadlock
///    detector and the views. `Lock` says who is served when.
/// 4. A wait ends with the lock or with an exception; after that nothing of the request is left.
/// 5. Nobody waits for a heavyweight lock while holding a lightweight one.
@NullMarked
package org.gajah.locks.table;

import org.jspecify.annotations.NullMarked;
