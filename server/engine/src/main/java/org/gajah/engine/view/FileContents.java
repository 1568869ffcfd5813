package org.gajah.engine.view;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.disk.FileFault;
import org.jspecify.annotations.Nullable;

/// What files of the server hold. Mirrors `utils/adt/genfile.c`.
final class FileContents {
  private static final String LOGS = "current_logfiles";
  private static final List<String> FORMATS = List.of("stderr", "csvlog", "jsonlog");

  /// The most that a value may hold.
  private static final long MOST = 0x3FFF_FFFF - 4;

  private FileContents() {}

  static List<List<@Nullable Object>> text(Asked asked) {
    return one(valid(asked, read(asked, 0, -1, missingOk(asked, 1))));
  }

  static List<List<@Nullable Object>> textPart(Asked asked) {
    return one(valid(asked, readPart(asked)));
  }

  static List<List<@Nullable Object>> bytes(Asked asked) {
    return one(read(asked, 0, -1, missingOk(asked, 1)));
  }

  static List<List<@Nullable Object>> bytesPart(Asked asked) {
    return one(readPart(asked));
  }

  private static List<List<@Nullable Object>> one(byte @Nullable [] value) {
    return List.of(Asked.row((Object) value));
  }

  private static boolean missingOk(Asked asked, int index) {
    return asked.arguments().size() > index && asked.flag(index);
  }

  private static byte @Nullable [] valid(Asked asked, byte @Nullable [] text) {
    if (text != null) {
      asked.session().databaseEncoding().verify(text, 0, text.length);
    }
    return text;
  }

  private static byte @Nullable [] readPart(Asked asked) {
    if (asked.number(2) < 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "requested length cannot be negative");
    }
    return read(asked, asked.number(1), asked.number(2), missingOk(asked, 3));
  }

  /// @param offset from the end where it is negative
  /// @param length -1 for all that follows
  /// @return null for a missing file, where that is allowed
  private static byte @Nullable [] read(Asked asked, long offset, long length, boolean missingOk) {
    if (length > MOST) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "requested length too large");
    }
    ServerFiles files = ServerFiles.of(asked);
    ServerFiles.Place place = files.place(0);
    try {
      FileStatus status = files.status(place.path());
      if (status != null && status.isDirectory()) {
        throw new PgException(
            SqlState.WRONG_OBJECT_TYPE,
            "could not read file \"" + place.shown() + "\": Is a directory");
      }
    } catch (IOException e) {
      throw unopened(place, e);
    }
    try (DiskFile file = files.cluster().disk().open(place.path(), OpenMode.READ)) {
      return content(file, place, offset, length);
    } catch (NoSuchFileException missing) {
      if (missingOk) {
        return null;
      }
      throw unopened(place, missing);
    } catch (IOException e) {
      throw unopened(place, e);
    }
  }

  private static PgException unopened(ServerFiles.Place place, IOException fault) {
    return FileFault.of("could not open file \"" + place.shown() + "\" for reading", fault);
  }

  private static byte[] content(DiskFile file, ServerFiles.Place place, long offset, long length)
      throws IOException {
    long size = file.size();
    long start = offset < 0 ? size + offset : offset;
    if (start < 0) {
      throw PgException.internal(
          "could not seek in file \"" + place.shown() + "\": Invalid argument");
    }
    long wanted = length < 0 ? Math.max(0, size - start) : length;
    if (wanted > MOST) {
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "file length too large");
    }
    byte[] bytes = new byte[(int) Math.min(wanted, Math.max(0, size - start))];
    int read = 0;
    while (read < bytes.length) {
      int count = file.read(MemorySegment.ofArray(bytes).asSlice(read), start + read);
      if (count <= 0) {
        break;
      }
      read += count;
    }
    return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
  }

  /// The log that the logger writes now, of a format or the first there is.
  static List<List<@Nullable Object>> currentLog(Asked asked) {
    String format = asked.arguments().isEmpty() || asked.isNull(0) ? null : asked.text(0);
    if (format != null && !FORMATS.contains(format)) {
      throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE, "log format \"" + format + "\" is not supported")
          .hint("The supported log formats are \"stderr\", \"csvlog\", and \"jsonlog\".");
    }
    ServerFiles files = ServerFiles.of(asked);
    ServerFiles.Place place = files.place(LOGS);
    String lines;
    try (DiskFile file = files.cluster().disk().open(place.path(), OpenMode.READ)) {
      lines = new String(content(file, place, 0, -1), StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      return List.of();
    } catch (IOException e) {
      throw FileFault.of("could not read file \"" + LOGS + "\"", e);
    }
    for (String line : lines.split("\n")) {
      int space = line.indexOf(' ');
      if (space > 0 && (format == null || line.substring(0, space).equals(format))) {
        return List.of(Asked.row(line.substring(space + 1)));
      }
    }
    return List.of();
  }
}
