/// What an instance leaves in the file system for others to see: lock files, `postmaster.opts`, and
/// the sockets it listens on. Mirrors `utils/init/miscinit.c` and the listening half of
/// `postmaster/postmaster.c`.
@NullMarked
package org.gajah.instance.cluster;

import org.jspecify.annotations.NullMarked;
