package org.gajah.initdb.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.WholeFile;
import org.gajah.initdb.template.Template;
import org.gajah.initdb.template.TemplateEntry;
import org.gajah.initdb.template.TemplateEntry.Kind;
import org.gajah.walformat.file.ControlFile;

/// Takes of a stopped cluster what every new cluster has, and what tells one from another away: the
/// log, and in each page where in the log it was changed.
final class FilePicker {
  private static final String CONTROL = "global/pg_control";
  private static final int PAGE_SIZE = 8192;
  private static final int LSN_SIZE = 8;

  /// What people edit, and what a run leaves behind.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "postgresql.conf", "pg_hba.conf", "pg_ident.conf", "postmaster.pid", "postmaster.opts");

  private static final Pattern SEGMENT = Pattern.compile("pg_wal/[0-9A-F]{24}");
  private static final Pattern STATISTICS = Pattern.compile("pg_stat/.*");
  private static final Pattern RELATION =
      Pattern.compile("(global|base/[0-9]+)/[0-9]+(_[a-z]+)?(\\.[0-9]+)?");

  private final Disk disk;
  private final Path folder;
  private final List<TemplateEntry> entries = new ArrayList<>();

  FilePicker(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  Template pick() throws IOException {
    pick("");
    return new Template(entries);
  }

  private void pick(String prefix) throws IOException {
    for (String name : disk.list(folder.resolve(prefix))) {
      String path = prefix + name;
      FileStatus status = disk.status(folder.resolve(path));
      if (status == null || isLeftOut(path)) {
        continue;
      }
      if (status.kind() == FileStatus.Kind.DIRECTORY) {
        entries.add(new TemplateEntry(path, Kind.FOLDER, new byte[0]));
        pick(path + "/");
      } else {
        entries.add(file(path));
      }
    }
  }

  private static boolean isLeftOut(String path) {
    return LEFT_OUT.contains(path)
        || SEGMENT.matcher(path).matches()
        || STATISTICS.matcher(path).matches();
  }

  private TemplateEntry file(String path) throws IOException {
    byte[] content = WholeFile.read(disk, folder.resolve(path));
    if (path.equals(CONTROL)) {
      return new TemplateEntry(path, Kind.FILE, neutral(ControlFile.decode(content)));
    }
    if (!RELATION.matcher(path).matches()) {
      return new TemplateEntry(path, Kind.FILE, content);
    }
    for (int page = 0; page < content.length; page += PAGE_SIZE) {
      Arrays.fill(content, page, page + LSN_SIZE, (byte) 0);
    }
    return new TemplateEntry(path, Kind.PAGES, content);
  }

  /// Of the control file only the counters of its checkpoint matter.
  private static byte[] neutral(ControlFile control) {
    ByteSink out = new ByteSink(ControlFile.FILE_SIZE);
    new ControlFile(
            0,
            control.format(),
            control.state(),
            0,
            0,
            control.checkpoint().at(0, 0),
            control.unloggedLsn(),
            control.recovery(),
            control.settings(),
            control.checksumVersion(),
            new byte[control.nonce().length])
        .encode(out);
    return out.toByteArray();
  }
}
