package org.gajah.oracle.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.OracleServer;
import org.gajah.page.PageHeader;
import org.gajah.page.slru.SlruFile;

/// The files of a running server, and its answers about them. Pages are read from the files, so a
/// checkpoint comes first.
record Cluster(OracleServer server) {
  /// The rows of a query, fields parted by `|`.
  List<String> rows(String sql) {
    return server.psql(sql).lines().toList();
  }

  String value(String sql) {
    return rows(sql).getFirst();
  }

  /// All pages of a fork of a relation.
  List<MemorySegment> pages(String relation, String fork) {
    String path = value("select pg_relation_filepath('" + relation + "')");
    return pages(server.data().resolve(path + (fork.isEmpty() ? "" : "_" + fork)));
  }

  /// The pages of a file.
  static List<MemorySegment> pages(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<MemorySegment> pages = new ArrayList<>();
      for (int at = 0; at < bytes.length; at += PageHeader.PAGE_SIZE) {
        pages.add(MemorySegment.ofArray(bytes).asSlice(at, PageHeader.PAGE_SIZE));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A page of an SLRU.
  MemorySegment slru(String folder, long page) {
    Path file = server.data().resolve(folder).resolve(SlruFile.name(SlruFile.file(page), false));
    return pages(file).get(SlruFile.pageInFile(page));
  }
}
