/// The queue of a transaction's after-row triggers. Mirrors `commands/trigger.c`, from
/// `AfterTriggerBeginXact` on.
///
/// A statement that changes rows tells the [TriggerQueue] which trigger is to fire for which row;
/// nothing fires while rows change. The queue has a list of events for each query that runs (a
/// trigger's function may run queries of its own) and one of what is deferred:
///
/// ```
/// beginQuery --add, add, ...--> endQuery: what is deferred moves to the deferred list,
///                                         the rest fires, what that adds fires after it
/// SET CONSTRAINTS ... IMMEDIATE: deferred events that are so no more fire
/// before the commit:             all deferred events fire, until there are none
/// ```
///
/// An event is one word: which cause (trigger, relation, what was done), what has become of it, and
/// the row's tid; after an update a second word has the new row's. Rows are looked up again when
/// the trigger fires, for by then they may be gone. Ten million events take 80 MB, counted in the
/// session's [org.gajah.batch.MemoryAccount].
///
/// A subtransaction that fails takes back what it added to the deferred list, what it made of
/// events that were there before (they have not fired), and what SET CONSTRAINTS said in it.
///
/// Which triggers a relation has says `pg_trigger`. What a trigger does is none of the queue's
/// business: a [TriggerQueue.Firing] is told. The server's own (referential integrity, deferrable
/// keys) are Java routines by the name of their function; users' triggers will hang on the same
/// queue.
@NullMarked
package org.gajah.executor.trigger;

import org.jspecify.annotations.NullMarked;
