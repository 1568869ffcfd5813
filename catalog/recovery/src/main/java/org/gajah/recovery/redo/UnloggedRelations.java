package org.gajah.recovery.redo;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.error.Severity;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.Disk;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationFork;
import org.gajah.disk.RelationKey;
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
  private final RelationFiles relations;
  private final Leftovers folders;
  private final StartupProgress progress;

  public UnloggedRelations(
      ClusterFiles cluster, RelationFiles relations, Leftovers folders, StartupProgress progress) {
    this.relations = relations;
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
    Set<String> done = new HashSet<>();
    for (Matcher file : files(folder)) {
      if (isInit(file) && done.add(file.group(1))) {
        copyInit(locator(folder, Integer.parseUnsignedInt(file.group(1))));
      }
    }
    if (!done.isEmpty()) {
      disk.syncDirectory(folder);
    }
  }

  /// The relation of a file in a database's folder.
  private RelFileLocator locator(Path folder, int relNumber) {
    int database = Integer.parseUnsignedInt(folder.getFileName().toString());
    Path parent = folder.getParent();
    if (parent == null || parent.equals(cluster.resolve("base"))) {
      return new RelFileLocator(RelFileLocator.DEFAULT_TABLESPACE, database, relNumber);
    }
    // pg_tblspc/SPC/PG_17_202406281/DB
    Path link = parent.resolve("..").normalize();
    int tablespace = Integer.parseUnsignedInt(String.valueOf(link.getFileName()));
    return new RelFileLocator(tablespace, database, relNumber);
  }

  private void copyInit(RelFileLocator locator) {
    RelationKey relation = new RelationKey(locator);
    RelationFork init = relations.fork(relation, ForkNumber.INIT);
    RelationFork main = relations.fork(relation, ForkNumber.MAIN);
    main.create(true);
    main.truncate(0);
    int blocks = init.blocks();
    if (blocks > 0) {
      main.extend(blocks, first -> {});
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(RelationFork.BLOCK_SIZE, 4096);
      for (int block = 0; block < blocks; block++) {
        init.read(block, page);
        main.write(block, page);
      }
    }
    main.syncNow();
  }
}
