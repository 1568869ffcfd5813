package org.gajah.oracle.btree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.batch.Vector;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;
import org.gajah.page.PageHeader;
import org.gajah.space.RelationStorage;
import org.junit.jupiter.api.Test;

/// Indexes that the real server has just built, built anew by us out of their own entries: the same
/// files, but for LSNs and checksums.
class SameFileTest {
  @Test
  void builtIndexesAreAlike() throws IOException {
    System.out.println("seed 33");
    Random random = new Random(33);
    try (OracleServer server = OracleServer.start("autovacuum = off", "fsync = off")) {
      List<RealIndex> indexes = new ArrayList<>();
      try (Psql psql = server.session()) {
        for (String table : SampleIndexes.create(server)) {
          psql.run("reindex table " + table + ";");
          indexes.add(RealIndex.of(server, table + "_i"));
        }
      }
      server.stop();
      List<byte[]> theirs = new ArrayList<>();
      for (RealIndex index : indexes) {
        theirs.add(file(server, index));
      }
      int database = indexes.getFirst().locator().database();
      try (Crossing crossing = new Crossing(server.data(), database)) {
        for (RealIndex index : indexes) {
          rebuild(crossing, index, random);
        }
      }
      int pages = 0;
      List<String> differences = new ArrayList<>();
      for (int i = 0; i < indexes.size(); i++) {
        byte[] ours = file(server, indexes.get(i));
        compare(indexes.get(i).name(), theirs.get(i), ours, differences);
        pages += ours.length / PageHeader.PAGE_SIZE;
      }
      assertThat(differences).isEmpty();
      System.out.println(pages + " pages are the same");
    }
  }

  private static byte[] file(OracleServer server, RealIndex index) throws IOException {
    Path folder = server.data().resolve("base/" + index.locator().database());
    byte[] bytes = Files.readAllBytes(folder.resolve("" + index.locator().relNumber()));
    for (int page = 0; page < bytes.length; page += PageHeader.PAGE_SIZE) {
      Arrays.fill(bytes, page, page + Long.BYTES + Short.BYTES, (byte) 0); // LSN and checksum
    }
    return bytes;
  }

  private static void compare(String index, byte[] theirs, byte[] ours, List<String> differences) {
    int at = Arrays.mismatch(theirs, ours);
    if (at >= 0) {
      int page = at - at % PageHeader.PAGE_SIZE;
      int from = Math.max(page, at - 8);
      differences.add(
          "%s, %d and %d bytes, page %d at %d:%n header %s and %s%n theirs %s%n ours   %s%n"
              .formatted(
                  index,
                  theirs.length,
                  ours.length,
                  page / PageHeader.PAGE_SIZE,
                  at - page,
                  hex(theirs, page),
                  hex(ours, page),
                  hex(theirs, from),
                  hex(ours, from)));
    }
  }

  private static String hex(byte[] bytes, int from) {
    return HexFormat.of().formatHex(bytes, from, Math.min(from + 24, bytes.length));
  }

  private static void rebuild(Crossing crossing, RealIndex real, Random random) {
    List<RealIndex.Entry> entries = real.entries(crossing, List.of(), true);
    Collections.shuffle(entries, random);
    crossing.process().begin();
    IndexDescriptor index = real.describe(crossing.engine().storage().relations());
    RelationStorage.truncate(crossing.context(), index, 0);
    Vector[] vectors = real.vectors();
    try (IndexBuild build =
        crossing.btree.build(crossing.context(), index, KeyDescriber.SILENT, 1 << 20)) {
      for (RealIndex.Entry entry : entries) {
        real.set(vectors, entry);
        build.add(vectors, 0, entry.tid(), false);
      }
      build.finish();
    }
    crossing.process().transaction().commit();
  }
}
