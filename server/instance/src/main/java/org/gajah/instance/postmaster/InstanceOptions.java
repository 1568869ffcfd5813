package org.gajah.instance.postmaster;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Connections;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.ServerOptions;
import org.gajah.instance.cluster.HostProcesses;

/// What an instance is started with.
///
/// @param dataDirectory absolute
/// @param configFile the main configuration file
/// @param command the command line's settings
/// @param environment the variables of the process
/// @param commandLine what `postmaster.opts` says, ready to be written
/// @param engines makes the SQL engine
/// @param log takes the log, message by message
/// @param silent called when all sessions have fallen silent; who has a process of its own may give
///   memory back then
/// @param world everything outside
public record InstanceOptions(
    Path dataDirectory,
    Path configFile,
    ServerOptions command,
    Map<String, String> environment,
    String commandLine,
    EngineFactory engines,
    Consumer<byte[]> log,
    Runnable silent,
    World world) {

  /// The seams.
  public record World(
      Disk disk,
      Connections connections,
      NameService names,
      Threads threads,
      Clock clock,
      Chance chance,
      HostProcesses host) {
    /// The machine's own.
    public static World system(Disk disk) {
      return new World(
          disk,
          Connections.system(),
          NameService.system(),
          Threads.platform(),
          Clock.system(),
          Chance.secure(),
          HostProcesses.system());
    }
  }
}
