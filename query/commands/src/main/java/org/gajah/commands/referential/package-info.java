/// Referential integrity at work, and keys that are checked late: what the server's own triggers do
/// when the queue of triggers fires them ([org.gajah.executor.trigger]). Mirrors
/// `utils/adt/ri_triggers.c` and `commands/constraint.c`.
///
/// [org.gajah.commands.referential.ConstraintTriggers] knows the routines by the names of their
/// functions in `pg_proc`. A routine looks up the row that was changed, and runs a statement over
/// the other table ([org.gajah.commands.referential.KeyQueries] has the texts) with the rights of
/// that table's owner. Statements and plans are kept for each constraint until a catalog changes.
///
/// What defines a foreign key is here, too: [org.gajah.commands.referential.ForeignKeyDefinition].
@NullMarked
package org.gajah.commands.referential;

import org.jspecify.annotations.NullMarked;
