/// The program `initdb`: what it is asked for, what it says, and the files of a new cluster that
/// people edit. Mirrors `bin/initdb/initdb.c`: options, messages and exit codes are PostgreSQL's.
///
/// What it cannot do is an [InitdbFault], which ends the program; what it has made by then it takes
/// away again.
@NullMarked
package org.gajah.initdb;

import org.jspecify.annotations.NullMarked;
