/// Databases: made, changed and dropped. Mirrors `commands/dbcommands.c`.
///
/// A database is locked as an object: in SHARE mode while it is copied, in ACCESS EXCLUSIVE mode
/// while it is dropped, renamed or moved; whoever logs in holds it in ROW EXCLUSIVE mode until it
/// has entered. So nobody enters a database that is being copied or dropped, and those who are in
/// it already are counted.
@NullMarked
package org.gajah.commands.database;

import org.jspecify.annotations.NullMarked;
