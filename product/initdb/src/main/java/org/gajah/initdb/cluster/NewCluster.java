package org.gajah.initdb.cluster;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.WholeFile;
import org.gajah.bootstrap.StartingPoint;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.initdb.template.Template;
import org.gajah.initdb.template.TemplateEntry;
import org.gajah.initdb.template.TemplateEntry.Kind;
import org.gajah.page.PageChecksum;
import org.gajah.page.PageHeader;
import org.gajah.walformat.file.ControlFile;

/// A cluster on its way, in three steps: its folders, its files, and what makes it this cluster and
/// no other.
public final class NewCluster {
  private static final int PAGE_SIZE = 8192;
  private static final String CONTROL = "global/pg_control";
  private static final int[] COPIES = {ClusterRows.TEMPLATE0, ClusterRows.POSTGRES};

  private final ClusterFiles files;
  private final Disk disk;
  private final Template template;
  private final ClusterPlan plan;

  /// @param directory there and empty, but for a link to the log's directory where that is elsewhere
  public NewCluster(Disk disk, Path directory, Template template, ClusterPlan plan) {
    this.disk = disk;
    this.files = new ClusterFiles(disk, directory);
    this.template = template;
    this.plan = plan;
  }

  /// Makes the folders.
  public void makeFolders() {
    for (TemplateEntry entry : template.entries()) {
      if (entry.kind() == Kind.FOLDER) {
        Path path = files.resolve(entry.path());
        try {
          if (WholeFile.status(disk, path) == null) {
            disk.createDirectory(path);
          }
        } catch (IOException e) {
          throw FileFault.of("could not create directory \"" + path + "\"", e);
        }
      }
    }
  }

  /// Writes the template's files, and a log that begins now.
  public void writeFiles() {
    ControlFile control = null;
    for (TemplateEntry entry : template.entries()) {
      if (entry.path().equals(CONTROL)) {
        control = ControlFile.decode(entry.content());
      } else if (entry.kind() != Kind.FOLDER) {
        if (entry.kind() == Kind.PAGES && plan.identity().checksums()) {
          addChecksums(entry.content());
        }
        write(entry.path(), entry.content());
      }
    }
    if (control == null) {
      throw PgException.internal("the template has no control file");
    }
    try {
      StartingPoint.write(files, plan.identity(), control.checkpoint());
    } catch (IOException e) {
      throw FileFault.of("could not write the first WAL segment", e);
    }
  }

  private static void addChecksums(byte[] content) {
    MemorySegment all = MemorySegment.ofArray(content);
    for (int block = 0; block * PAGE_SIZE < content.length; block++) {
      MemorySegment page = all.asSlice((long) block * PAGE_SIZE, PAGE_SIZE);
      if (!PageHeader.isNew(page)) {
        int checksum = PageChecksum.compute(page, block);
        int at = block * PAGE_SIZE + PageHeader.CHECKSUM;
        content[at] = (byte) checksum;
        content[at + 1] = (byte) (checksum >> 8);
      }
    }
  }

  private void write(String name, byte[] content) {
    Path path = files.resolve(name);
    try (DiskFile file = disk.open(path, OpenMode.CREATE_NEW)) {
      file.write(MemorySegment.ofArray(content), 0);
    } catch (IOException e) {
      throw FileFault.of("could not write file \"" + path + "\"", e);
    }
  }

  /// Writes the rows that differ from cluster to cluster, and makes the databases `template0` and
  /// `postgres`.
  public void complete() {
    ClusterRows.write(disk, files.root(), plan);
    for (int database : COPIES) {
      copy("base/" + ClusterRows.TEMPLATE1, "base/" + database);
    }
  }

  private void copy(String from, String to) {
    Path folder = files.resolve(from);
    Path target = files.resolve(to);
    try {
      disk.createDirectory(target);
      for (String name : disk.list(folder)) {
        write(to + "/" + name, WholeFile.read(disk, folder.resolve(name)));
      }
    } catch (IOException e) {
      throw FileFault.of("could not copy directory \"" + folder + "\"", e);
    }
  }
}
