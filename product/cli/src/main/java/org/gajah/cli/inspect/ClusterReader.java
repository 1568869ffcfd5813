package org.gajah.cli.inspect;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.page.PageHeader;
import org.gajah.page.slru.SlruFile;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.file.RelationMapFile;

/// The files of a cluster that nobody writes.
final class ClusterReader {
  private final Disk disk;
  private final Path root;
  private final ControlFile control;

  ClusterReader(Disk disk, Path root) throws IOException {
    this.disk = disk;
    this.root = root;
    this.control = ControlFile.decode(WholeFile.read(disk, root.resolve("global/pg_control")));
  }

  ControlFile control() {
    return control;
  }

  /// The map of a database, or with 0 that of what all databases share.
  RelationMapFile map(int database, int tablespace) throws IOException {
    String folder =
        database == Oid.INVALID ? "global" : ClusterFiles.databaseFolder(tablespace, database);
    String path = folder + "/pg_filenode.map";
    return RelationMapFile.decode(Slice.of(WholeFile.read(disk, root.resolve(path))), path);
  }

  /// A page of an SLRU, or zeros where the file has been removed.
  MemorySegment slru(String folder, long page) throws IOException {
    Path file = root.resolve(folder).resolve(SlruFile.name(SlruFile.file(page), false));
    MemorySegment result = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    if (disk.status(file) != null) {
      DiskFile open = disk.open(file, Disk.OpenMode.READ);
      try {
        readFully(open, result, (long) SlruFile.pageInFile(page) * PageHeader.PAGE_SIZE);
      } finally {
        open.close();
      }
    }
    return result;
  }

  private static int readFully(DiskFile file, MemorySegment into, long from) throws IOException {
    int done = 0;
    while (done < into.byteSize()) {
      int count = file.read(into.asSlice(done), from + done);
      if (count <= 0) {
        return done;
      }
      done += count;
    }
    return done;
  }

  /// Gets the pages of a relation one by one.
  interface PageSink {
    /// @return false when no more are wanted
    boolean page(MemorySegment page, int block) throws IOException;
  }

  /// Reads the main fork of a relation; the page is used again for the next.
  void pages(RelFileLocator relation, PageSink sink) throws IOException {
    Path first =
        root.resolve(ClusterFiles.databaseFolder(relation.tablespace(), relation.database()))
            .resolve(Oid.toString(relation.relNumber()));
    MemorySegment page = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    int block = 0;
    for (int segment = 0; ; segment++) {
      Path file = segment == 0 ? first : first.resolveSibling(first.getFileName() + "." + segment);
      if (disk.status(file) == null) {
        return;
      }
      DiskFile open = disk.open(file, Disk.OpenMode.READ);
      try {
        long position = 0;
        while (readFully(open, page, position) == PageHeader.PAGE_SIZE) {
          if (!PageHeader.isNew(page) && !sink.page(page, block)) {
            return;
          }
          block++;
          position += PageHeader.PAGE_SIZE;
        }
      } finally {
        open.close();
      }
    }
  }

  /// Bytes of the main fork of a relation.
  long size(RelFileLocator relation) throws IOException {
    long[] pages = new long[1];
    pages(
        relation,
        (page, block) -> {
          pages[0] = block + 1L;
          return true;
        });
    return pages[0] * PageHeader.PAGE_SIZE;
  }
}
