/// What a session and the query engine are to each other.
///
/// An instance has one [org.gajah.spi.Engine]. For each client that was admitted it opens a
/// [org.gajah.spi.SqlSession], which the session's protocol machine drives:
///
/// ```
/// text --parse--> RawStmt --prepare--> Statement --binder--> Binder --start--> Execution
///                                                                      | run(maxRows, sink)
///                                                              batches v
///                                                                   RowSink
/// ```
///
/// Prepared statements and portals have names and lives of their own, whoever made them (the
/// protocol, PREPARE, DECLARE): [org.gajah.spi.PreparedStatements] and [org.gajah.spi.Portals] keep
/// them for both sides. BEGIN, COMMIT and what statements outside of a block mean is in
/// [org.gajah.spi.block.TransactionBlock].
///
/// Rules:
/// 1. All of a session runs on the thread of its [org.gajah.locks.Proc]; only
///    [org.gajah.locks.Interrupts] are raised from elsewhere.
/// 2. The session starts and ends transactions (`TransactionBlock.startCommand` and so on); the
///    engine takes the snapshots that a statement needs and lets go of them before it returns, or,
///    for a suspended portal, keeps them registered in its [org.gajah.spi.Execution].
/// 3. An exception from the engine fails the statement. The session then calls
///    `TransactionBlock.abortCurrent`, which closes all portals of the failed (sub)transaction.
/// 4. Demand: a run with a row limit never looks at a row beyond it.
@NullMarked
package org.gajah.spi;

import org.jspecify.annotations.NullMarked;
