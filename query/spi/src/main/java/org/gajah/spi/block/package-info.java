/// What transactions are to the statements of a session: blocks, savepoints, implicit blocks, and
/// what a failure leaves behind.
///
/// [org.gajah.spi.block.TransactionBlock] is the upper half of `access/transam/xact.c`: it decides
/// what BEGIN, COMMIT, errors and the ends of statements mean. What is then done is a
/// [org.gajah.spi.block.TransactionWork], in production an [org.gajah.spi.EngineTransaction] over
/// [org.gajah.transaction.Transaction].
@NullMarked
package org.gajah.spi.block;

import org.jspecify.annotations.NullMarked;
