package org.gajah.instance.logger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.base.seam.AppendFile;
import org.gajah.base.seam.Disk;
import org.gajah.session.log.LogSink.Format;
import org.jspecify.annotations.Nullable;

/// The files of the log that are open, one for each format. Thread-safe.
final class LogFiles {
  private final Disk disk;
  private final Path dataDirectory;
  private final Map<Format, Open> files = new EnumMap<>(Format.class);

  /// A file, under the name that messages and `current_logfiles` show.
  private static final class Open {
    private final String name;
    private final AppendFile file;
    private long size;

    Open(String name, AppendFile file) throws IOException {
      this.name = name;
      this.file = file;
      this.size = file.size();
    }
  }

  /// How files are opened now.
  ///
  /// @param directory `log_directory`
  /// @param name `log_filename`, filled in
  /// @param mode `log_file_mode`
  record Opening(String directory, String name, int mode) {
    private static final String TEXT = ".log";

    String file(Format format) {
      String plain = directory + "/" + name;
      if (format == Format.STDERR) {
        return plain;
      }
      String stem =
          plain.endsWith(TEXT) ? plain.substring(0, plain.length() - TEXT.length()) : plain;
      return stem + (format == Format.CSVLOG ? ".csv" : ".json");
    }
  }

  /// A file that could not be opened.
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final String name;
    private final IOException reason;

    Failure(String name, IOException reason) {
      super(reason);
      this.name = name;
      this.reason = reason;
    }

    String name() {
      return name;
    }

    IOException reason() {
      return reason;
    }
  }

  LogFiles(Disk disk, Path dataDirectory) {
    this.disk = disk;
    this.dataDirectory = dataDirectory;
  }

  /// Makes a directory for the files; if that fails, so will opening them.
  void prepare(String directory) {
    try {
      disk.createDirectory(dataDirectory.resolve(directory));
    } catch (IOException e) {
      // It is there already, or a file in it cannot be opened.
    }
  }

  /// Opens the file of a format in place of the one that is open.
  ///
  /// @param truncate whether a file of another name than the present one loses what is in it
  synchronized void open(Format format, Opening how, boolean truncate) throws Failure {
    String name = how.file(format);
    Open before = files.get(format);
    try {
      AppendFile file = disk.append(dataDirectory.resolve(name), how.mode());
      if (truncate && before != null && !before.name.equals(name)) {
        file.truncate();
      }
      files.put(format, new Open(name, file));
    } catch (IOException e) {
      throw new Failure(name, e);
    }
    shut(before);
  }

  /// Closes the file of a format that is not wanted any more.
  synchronized void close(Format format) {
    shut(files.remove(format));
  }

  private static void shut(@Nullable Open open) {
    if (open != null) {
      try {
        open.file.close();
      } catch (IOException e) {
        // Everything was written long ago.
      }
    }
  }

  synchronized boolean isOpen(Format format) {
    return files.containsKey(format);
  }

  /// Writes a message; where the format has no file, into the one for text.
  ///
  /// @return false when no file is open
  synchronized boolean write(Format format, byte[] message) throws IOException {
    Open open = files.get(format);
    if (open == null) {
      open = files.get(Format.STDERR);
    }
    if (open == null) {
      return false;
    }
    open.file.write(message);
    open.size += message.length;
    return true;
  }

  /// The files that have a size or more.
  synchronized Set<Format> reaching(long bytes) {
    Set<Format> found = EnumSet.noneOf(Format.class);
    files.forEach((format, open) -> {
      if (open.size >= bytes) {
        found.add(format);
      }
    });
    return found;
  }

  /// The name of a format's file, or null.
  synchronized @Nullable String name(Format format) {
    Open open = files.get(format);
    return open == null ? null : open.name;
  }

  /// The lines of `current_logfiles`.
  synchronized List<String> names(Set<Format> wanted) {
    List<String> lines = new ArrayList<>();
    files.forEach((format, open) -> {
      if (wanted.contains(format)) {
        lines.add(format.label() + " " + open.name);
      }
    });
    return lines;
  }
}
