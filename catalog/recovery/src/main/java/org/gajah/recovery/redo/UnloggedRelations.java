package org.gajah.recovery.redo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.recovery.cluster.FileCopy;
import org.gajah.recovery.cluster.Leftovers;
import org.gajah.recovery.cluster.StartupProgress;

/// Empties unlogged relations after a crash: their files are replaced with their init forks.
/// Mirrors `storage/file/reinit.c`.
public final class UnloggedRelations {
  /// `REL`, `REL_FORK`, each with an optional `.N`.
  private static final Pattern FILE =
      Pattern.compile("([1-9][0-9]*)(?:_(fsm|vm|init))?(?:\\.([1-9][0-9]*))?");

  private final ClusterFiles cluster;
  private final Disk disk;
  private final Leftovers folders;
  private final StartupProgress progress;

  public UnloggedRelations(ClusterFiles cluster, Leftovers folders, StartupProgress progress) {
    this.cluster = cluster;
    this.disk = cluster.disk();
    this.folders = folders;
    this.progress = progress;
  }

  private interface Work {
    void in(Path folder) throws IOException;
  }

  /// Removes all forks of unlogged relations but the init forks, before redo.
  public void clean() {
    progress.begin("resetting unlogged relations (cleanup)");
    everywhere(this::clean);
  }

  /// Makes the main forks anew from the init forks, behind redo: which has perhaps made or dropped
  /// some.
  public void initialise() {
    progress.begin("resetting unlogged relations (init)");
    everywhere(this::initialise);
  }

  private void everywhere(Work work) {
    for (Path database : folders.databases()) {
      progress.report("current path: " + cluster.display(database));
      try {
        work.in(database);
      } catch (IOException e) {
        throw FileFault.of(
            Severity.FATAL,
            "could not reset unlogged relations in \"" + cluster.display(database) + "\"",
            e);
      }
    }
  }

  private List<Matcher> files(Path folder) throws IOException {
    List<Matcher> found = new ArrayList<>();
    for (String name : disk.list(folder)) {
      Matcher match = FILE.matcher(name);
      if (match.matches()) {
        found.add(match);
      }
    }
    return found;
  }

  private static boolean isInit(Matcher file) {
    return "init".equals(file.group(2));
  }

  private void clean(Path folder) throws IOException {
    List<Matcher> files = files(folder);
    Set<String> unlogged = new HashSet<>();
    for (Matcher file : files) {
      if (isInit(file)) {
        unlogged.add(file.group(1));
      }
    }
    for (Matcher file : files) {
      if (!isInit(file) && unlogged.contains(file.group(1))) {
        disk.delete(folder.resolve(file.group()));
      }
    }
  }

  private void initialise(Path folder) throws IOException {
    boolean any = false;
    FileCopy copy = new FileCopy(disk);
    for (Matcher file : files(folder)) {
      if (isInit(file)) {
        String main = file.group(3) == null ? file.group(1) : file.group(1) + "." + file.group(3);
        copy.copyFile(folder.resolve(file.group()), folder.resolve(main));
        any = true;
      }
    }
    if (any) {
      disk.syncDirectory(folder);
    }
  }
}
