/// Disks that exist in memory only.
///
/// [org.gajah.base.seam.memory.MemoryDisk] is a file system for embedded use and for tests that
/// start from a common state: it forks without copying what neither side changes.
/// [org.gajah.base.seam.memory.SimulatedDisk] is a disk on which everything goes wrong that the
/// contract of [org.gajah.base.seam.Disk] allows, at moments that a seed chooses.
///
/// They live beside the seam and not in the workshop, for tests of the lowest modules need them
/// too.
@NullMarked
package org.gajah.base.seam.memory;

import org.jspecify.annotations.NullMarked;
