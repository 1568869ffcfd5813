/// Processes and how they wait for each other: latches, interrupts, lightweight locks.
///
/// A [org.gajah.locks.Proc] is what PostgreSQL has in PGPROC: the identity of one process of the
/// instance, here a thread. It belongs to its thread; others may only set its latch and raise its
/// interrupts.
///
/// Rules:
/// 1. A lightweight lock protects shared memory for a moment: whoever holds one does not wait for a
///    client, a heavyweight lock or a latch. Interrupts are held off meanwhile.
/// 2. Lightweight locks are taken in the order of their [org.gajah.locks.LockRank]; two of one rank
///    only where the rank says how they are ordered. With assertions on, [org.gajah.locks.Proc]
///    checks it.
/// 3. In a critical section nothing may fail: whatever is thrown there is a PANIC.
/// 4. `Thread.interrupt` is never used: it closes file channels under everybody who uses them.
@NullMarked
package org.gajah.locks;

import org.jspecify.annotations.NullMarked;
