/// Commands that make, start, stop and look at a cluster.
///
/// Starting, stopping and waiting is the work of `bin/pg_ctl`, and making a cluster that of
/// [org.gajah.initdb.Initdb]; here is what people who only want a server need not know of them:
/// defaults, what is wrong with a folder, and how to connect.
@NullMarked
package org.gajah.cli.control;

import org.jspecify.annotations.NullMarked;
