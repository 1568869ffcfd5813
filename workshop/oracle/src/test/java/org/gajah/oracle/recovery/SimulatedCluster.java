package org.gajah.oracle.recovery;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.oracle.OracleServer;

/// Data directories between real and simulated disks.
public final class SimulatedCluster {
  /// Where a data directory lies on a simulated disk.
  public static final Path ROOT = Path.of("/cluster");

  private SimulatedCluster() {}

  /// A simulated disk with a real directory on it, everything synced.
  public static SimulatedDisk load(Path directory, long seed) throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), seed);
    disk.createDirectory(ROOT);
    disk.syncDirectory(Path.of("/"));
    try (Stream<Path> entries = Files.walk(directory)) {
      for (Path entry : entries.skip(1).toList()) {
        Path target = ROOT.resolve(directory.relativize(entry).toString());
        if (Files.isDirectory(entry)) {
          disk.createDirectory(target);
        } else {
          try (DiskFile file = disk.open(target, OpenMode.CREATE_NEW)) {
            file.write(MemorySegment.ofArray(Files.readAllBytes(entry)), 0);
            file.sync();
          }
        }
      }
    }
    try (Stream<Path> entries = Files.walk(directory)) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        disk.syncDirectory(ROOT.resolve(directory.relativize(entry).toString()));
      }
    }
    return disk;
  }

  /// Puts what is on a simulated disk into a server's directory, in place of what was there.
  public static void store(SimulatedDisk disk, OracleServer server) throws IOException {
    RealDisk real = RealDisk.owning(server.data());
    server.run("bash", "-c", "rm -rf '" + server.data() + "'/*");
    disk.copyTo(ROOT, real, server.data());
  }
}
