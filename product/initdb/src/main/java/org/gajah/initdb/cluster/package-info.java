/// Makes a cluster of the template: its files, then the rows in which one cluster differs from
/// another, then the databases `template0` and `postgres`.
///
/// The rows are changed by the storage engine itself, as a transaction with its log, in a cluster
/// that nobody else can see; syncing comes last and once, for everything.
@NullMarked
package org.gajah.initdb.cluster;

import org.jspecify.annotations.NullMarked;
