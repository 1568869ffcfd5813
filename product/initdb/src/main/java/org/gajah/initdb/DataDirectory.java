package org.gajah.initdb;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.jspecify.annotations.Nullable;

/// The directory of the cluster, and that of its log where it has one of its own: made, or taken
/// over when empty, and cleared again when there will be no cluster.
final class DataDirectory {
  private final Disk disk;
  private final Console console;
  private final Place data;
  private @Nullable Place wal;

  /// A directory and what was done about it.
  private static final class Place {
    final String name;
    final Path path;
    final String kind;
    boolean made;
    boolean taken;

    Place(String name, String kind) {
      this.name = name;
      this.path = Path.of(name).toAbsolutePath().normalize();
      this.kind = kind;
    }
  }

  private enum State {
    MISSING,
    EMPTY,
    DOT_FILES,
    LOST_AND_FOUND,
    FULL
  }

  /// @param name as it was typed
  DataDirectory(Disk disk, String name, Console console) {
    this.disk = disk;
    this.console = console;
    data = new Place(name, "data");
  }

  Path path() {
    return data.path;
  }

  /// Makes the directory, and the link to that of the log when there is one.
  void prepare(@Nullable String walName) {
    prepare(data, state -> refused(data.name, state));
    if (walName != null) {
      prepareWal(walName);
    }
  }

  private InitdbFault refused(String name, State state) {
    String mount =
        "Using a mount point directly as the data directory is not recommended.\n"
            + "Create a subdirectory under the mount point.";
    return switch (state) {
      case DOT_FILES ->
          new InitdbFault(
              notEmpty(name),
              "It contains a dot-prefixed/invisible file, perhaps due to it being a mount point.",
              mount);
      case LOST_AND_FOUND ->
          new InitdbFault(
              notEmpty(name),
              "It contains a lost+found directory, perhaps due to it being a mount point.",
              mount);
      default ->
          InitdbFault.hinted(
              notEmpty(name),
              ("If you want to create a new database system, either remove or empty the directory"
                      + " \"%s\" or run initdb with an argument other than \"%s\".")
                  .formatted(name, name));
    };
  }

  private static InitdbFault refusedWal(String name, State state) {
    return switch (state) {
      case DOT_FILES ->
          new InitdbFault(
              notEmpty(name),
              "It contains a dot-prefixed/invisible file, perhaps due to it being a mount point.",
              null);
      case LOST_AND_FOUND ->
          new InitdbFault(
              notEmpty(name),
              "It contains a lost+found directory, perhaps due to it being a mount point.",
              null);
      default ->
          InitdbFault.hinted(
              notEmpty(name),
              "If you want to store the WAL there, either remove or empty the directory \"%s\"."
                  .formatted(name));
    };
  }

  private static String notEmpty(String name) {
    return "directory \"%s\" exists but is not empty".formatted(name);
  }

  private void prepareWal(String name) {
    if (!name.startsWith("/")) {
      throw new InitdbFault("WAL directory location must be an absolute path");
    }
    Place place = new Place(name, "WAL");
    wal = place;
    prepare(place, state -> refusedWal(name, state));
    Path link = data.path.resolve("pg_wal");
    try {
      disk.createSymbolicLink(link, place.path);
    } catch (IOException e) {
      throw new InitdbFault(
          "could not create symbolic link \"%s/pg_wal\": %s"
              .formatted(data.name, SystemError.text(e)));
    }
  }

  @FunctionalInterface
  private interface Refusal {
    InitdbFault of(State state);
  }

  private void prepare(Place place, Refusal refusal) {
    State state = state(place);
    switch (state) {
      case MISSING -> {
        console.begin("creating directory " + place.name);
        createWithParents(place);
        place.made = true;
        console.ok();
      }
      case EMPTY -> {
        console.begin("fixing permissions on existing directory " + place.name);
        claim(place);
        place.taken = true;
        console.ok();
      }
      case DOT_FILES, LOST_AND_FOUND, FULL -> throw refusal.of(state);
    }
  }

  private void claim(Place place) {
    try {
      disk.claimDirectory(place.path);
    } catch (IOException e) {
      String reason =
          e instanceof AccessDeniedException ? "Operation not permitted" : SystemError.text(e);
      throw new InitdbFault(
          "could not change permissions of directory \"%s\": %s".formatted(place.name, reason));
    }
  }

  private void createWithParents(Place place) {
    if (place.name.isEmpty()) {
      throw new InitdbFault("could not create directory \"\": No such file or directory");
    }
    boolean absolute = place.name.startsWith("/");
    StringBuilder name = new StringBuilder();
    for (String part : place.name.split("/+")) {
      if (part.isEmpty()) {
        continue;
      }
      name.append(name.isEmpty() && !absolute ? "" : "/").append(part);
      Path path = Path.of(name.toString()).toAbsolutePath();
      try {
        if (WholeFile.status(disk, path) == null) {
          disk.createDirectory(path);
        }
      } catch (IOException e) {
        throw new InitdbFault(
            "could not create directory \"%s\": %s".formatted(name, SystemError.text(e)));
      }
    }
  }

  private State state(Place place) {
    try {
      if (place.name.isEmpty()) {
        return State.MISSING;
      }
      FileStatus status = WholeFile.status(disk, place.path);
      return status == null ? State.MISSING : state(disk.list(place.path));
    } catch (IOException e) {
      throw new InitdbFault(
          "could not access directory \"%s\": %s".formatted(place.name, SystemError.text(e)));
    }
  }

  private static State state(List<String> names) {
    if (names.isEmpty()) {
      return State.EMPTY;
    }
    if (names.stream().anyMatch(name -> !name.startsWith(".") && !name.equals("lost+found"))) {
      return State.FULL;
    }
    return names.contains("lost+found") ? State.LOST_AND_FOUND : State.DOT_FILES;
  }

  /// Takes away what was made.
  ///
  /// @param cleans whether that is wanted
  void undo(boolean cleans) {
    undo(data, cleans);
    if (wal != null) {
      undo(wal, cleans);
    }
  }

  private void undo(Place place, boolean cleans) {
    if (!place.made && !place.taken) {
      return;
    }
    if (!cleans) {
      console.note(
          "%s directory \"%s\" not removed at user's request".formatted(place.kind, place.name));
      return;
    }
    String what = "%s directory".formatted(place.kind);
    try {
      ClusterFiles files = new ClusterFiles(disk, place.path);
      if (place.made) {
        console.note("removing %s \"%s\"".formatted(what, place.name));
        files.deleteTree(place.path);
        return;
      }
      console.note("removing contents of %s \"%s\"".formatted(what, place.name));
      for (String name : disk.list(place.path)) {
        Path path = place.path.resolve(name);
        FileStatus status = Objects.requireNonNull(disk.status(path));
        if (status.kind() == FileStatus.Kind.DIRECTORY) {
          files.deleteTree(path);
        } else {
          disk.delete(path);
        }
      }
    } catch (IOException e) {
      console.note(
          "error: failed to remove %s%s".formatted(place.made ? "" : "contents of ", what));
    }
  }
}
