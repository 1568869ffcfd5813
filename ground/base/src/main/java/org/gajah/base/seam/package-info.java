/// The seams to the world outside: files, time, chance, threads and connections.
///
/// Each is a small interface with a real implementation here; tests and embedded use bring others
/// (an in-memory disk, a disk that tears pages, a clock set by hand, seeded chance, connections
/// without sockets). Only the real implementations touch `java.nio.channels`, `System.nanoTime`,
/// `Thread` and random generators; an architecture test holds everybody else to that.
@NullMarked
package org.gajah.base.seam;

import org.jspecify.annotations.NullMarked;
