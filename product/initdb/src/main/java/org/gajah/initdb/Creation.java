package org.gajah.initdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.SystemError;
import org.gajah.initdb.ConfigurationFiles.Capacity;
import org.gajah.initdb.ConfigurationFiles.Content;
import org.gajah.initdb.cluster.NewCluster;

/// Fills the directory, and says step by step what it does. Mirrors `initialize_data_directory`.
final class Creation {
  private final Console console;
  private final Disk disk;
  private final Path directory;
  private final Map<String, String> environment;

  Creation(Console console, Disk disk, Path directory, Map<String, String> environment) {
    this.console = console;
    this.disk = disk;
    this.directory = directory;
    this.environment = environment;
  }

  /// @throws InitdbFault when something cannot be made
  void make(NewCluster cluster, Content content) {
    try {
      console.begin("creating subdirectories");
      cluster.makeFolders();
      console.ok();
      List<String> complaints = configure(content);
      console.begin("running bootstrap script");
      if (!complaints.isEmpty()) {
        throw new PlainFault(
            String.join("\n", complaints) + "\nchild process exited with exit code 1");
      }
      cluster.writeFiles();
      console.ok();
      console.begin("performing post-bootstrap initialization");
      cluster.complete();
      console.ok();
    } catch (IOException e) {
      throw new InitdbFault("could not write file: " + SystemError.text(e));
    }
  }

  /// Writes the files.
  ///
  /// @return what a server would not bear in them
  private List<String> configure(Content content) throws IOException {
    ConfigurationFiles files = new ConfigurationFiles(disk, directory);
    files.write(content);
    Capacity capacity = content.capacity();
    List<String> complaints = List.of();
    if (!content.options().settings.isEmpty()) {
      complaints = SettingsCheck.complaints(disk, directory, environment);
      if (!complaints.isEmpty()) {
        // With such a setting no trial of the machine would have succeeded.
        capacity = Capacity.LEAST;
        files.write(content.with(capacity));
      }
    }
    tell("selecting dynamic shared memory implementation", "posix");
    tell("selecting default \"max_connections\"", Integer.toString(capacity.connections()));
    tell("selecting default \"shared_buffers\"", capacity.buffers());
    tell("selecting default time zone", content.zone());
    tell("creating configuration files", "ok");
    return complaints;
  }

  private void tell(String step, String outcome) {
    console.begin(step);
    console.end(outcome);
  }
}
