package org.gajah.oracle.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Tid;
import org.gajah.oracle.OracleServer;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageChecksum;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.BTreeWriter;
import org.gajah.page.index.BrinPage;
import org.gajah.page.index.GinPage;
import org.gajah.page.index.GinPageWriter;
import org.gajah.page.index.GinPostingList;
import org.gajah.page.index.GinTuple;
import org.gajah.page.index.GistPage;
import org.gajah.page.index.HashPage;
import org.gajah.page.index.HashPageWriter;
import org.gajah.page.index.IndexTuple;
import org.gajah.page.index.SpGistPage;
import org.gajah.page.index.SpGistPageWriter;
import org.gajah.page.index.SpGistTuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pages of indexes, as our readers and as pageinspect see them.
class IndexPagesTest {
  private static OracleServer server;
  private static Cluster cluster;

  @BeforeAll
  static void fill() {
    server = OracleServer.start("autovacuum = off", "max_wal_size = 10GB");
    cluster = new Cluster(server);
    server.psql(
        """
        create extension pageinspect;
        create table t (id int, k int, p point, a int[], s text);
        create index t_id on t (id);
        create index t_k on t (k);
        create index t_s on t (s);
        create index t_hash on t using hash (k);
        create index t_gist on t using gist (p);
        create index t_spgist on t using spgist (p);
        create index t_spgist_s on t using spgist (s);
        create index t_gin on t using gin (a) with (fastupdate = off);
        create index t_gin_list on t using gin (a) with (fastupdate = on);
        create index t_brin on t using brin (id, k) with (pages_per_range = 1);
        insert into t select g, g % 50, point(g % 97, g / 97), array[g, g % 3],
            'a long prefix ' || g % 100 || '/' || g from generate_series(1, 10000) g;
        insert into t select null, null, null, null, null from generate_series(1, 300);
        delete from t where id between 1000 and 6000;
        """);
    server.psql("vacuum t");
    server.psql(
        """
        insert into t select g, g % 50, point(g % 97, g / 97), array[g, g % 3], 'again ' || g
            from generate_series(1, 2000) g;
        checkpoint;
        """);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void headersOfAllPages() {
    for (String index : List.of("t", "t_id", "t_hash", "t_gist", "t_spgist", "t_gin", "t_brin")) {
      List<MemorySegment> pages = cluster.pages(index, "");
      List<String> ours = new ArrayList<>();
      for (MemorySegment page : pages) {
        ours.add(
            Lsn.toString(PageHeader.lsn(page))
                + "|"
                + PageHeader.flags(page)
                + "|"
                + PageHeader.lower(page)
                + "|"
                + PageHeader.upper(page)
                + "|"
                + PageHeader.special(page)
                + "|"
                + Integer.toUnsignedString(PageHeader.pruneXid(page)));
        assertThat(PageHeader.isSane(page) || PageHeader.isAllZero(page)).isTrue();
      }
      assertThat(ours)
          .isEqualTo(
              cluster.rows(
                  """
                  select h.lsn, h.flags, h.lower, h.upper, h.special, h.prune_xid
                  from generate_series(0, pg_relation_size('%1$s') / 8192 - 1) b,
                      page_header(get_raw_page('%1$s', b::int)) h
                  """
                      .formatted(index)));
    }
  }

  @Test
  void checksums() {
    List<MemorySegment> pages = cluster.pages("t_id", "");
    List<String> ours = new ArrayList<>();
    for (int block = 0; block < pages.size(); block++) {
      ours.add(String.valueOf(PageChecksum.compute(pages.get(block), block)));
    }
    assertThat(ours)
        .isEqualTo(
            cluster.rows(
                """
                select page_checksum(get_raw_page('t_id', b::int), b::int)::int & 65535
                from generate_series(0, pg_relation_size('t_id') / 8192 - 1) b
                """));
  }

  @Test
  void btree() {
    for (String index : List.of("t_id", "t_k", "t_s")) {
      List<MemorySegment> pages = cluster.pages(index, "");
      List<String> ours = new ArrayList<>();
      for (int block = 1; block < pages.size(); block++) {
        MemorySegment page = pages.get(block);
        int count = BTreePage.isDeleted(page) ? 0 : PageHeader.maxOffset(page);
        for (int offset = 1; offset <= count; offset++) {
          ours.add(block + "|" + offset + "|" + btreeItem(page, offset));
        }
      }
      assertThat(ours)
          .isEqualTo(
              cluster.rows(
                  """
                  select b, i.itemoffset, i.itemlen, i.ctid, i.htid, i.tids
                  from generate_series(1, pg_relation_size('%1$s') / 8192 - 1) b,
                      bt_page_stats('%1$s', b) s,
                      lateral (select * from bt_page_items('%1$s', b) where s.type <> 'd') i
                  """
                      .formatted(index)));
      MemorySegment meta = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
      MemorySegment truth = pages.getFirst();
      BTreeWriter.writeMeta(
          meta,
          BTreePage.VERSION,
          Bytes.intAt(truth, BTreePage.META_ROOT),
          Bytes.intAt(truth, BTreePage.META_LEVEL),
          Bytes.intAt(truth, BTreePage.META_FAST_ROOT),
          Bytes.intAt(truth, BTreePage.META_FAST_LEVEL),
          Bytes.intAt(truth, BTreePage.META_DELETED_PAGES),
          true);
      assertSameBehindHeader(meta, truth);
    }
  }

  /// Compares everything but LSN and checksum.
  private static void assertSameBehindHeader(MemorySegment ours, MemorySegment truth) {
    long from = PageHeader.FLAGS;
    long end = PageHeader.PAGE_SIZE;
    assertThat(MemorySegment.mismatch(ours, from, end, truth, from, end)).isEqualTo(-1);
  }

  private static String btreeItem(MemorySegment page, int offset) {
    int at = LinePointer.tupleAt(page, offset);
    boolean posting = BTreeTuple.isPosting(page, at);
    long heapTid = BTreeTuple.heapTid(page, at);
    boolean pivot = !BTreePage.isLeaf(page) || offset == 1 && !BTreePage.isRightmost(page);
    String shown =
        pivot && !BTreeTuple.isPivot(page, at) || !Tid.isValid(heapTid) ? "" : tid(heapTid);
    StringBuilder tids = new StringBuilder();
    for (int i = 0; posting && i < BTreeTuple.postingCount(page, at); i++) {
      tids.append(i == 0 ? "{\"" : "\",\"").append(tid(BTreeTuple.postingTid(page, at, i)));
    }
    return IndexTuple.size(page, at)
        + "|"
        + tid(IndexTuple.tid(page, at))
        + "|"
        + shown
        + "|"
        + (posting ? tids + "\"}" : "");
  }

  private static String tid(long tid) {
    return Tid.toString(tid);
  }

  @Test
  void hash() {
    List<MemorySegment> pages = cluster.pages("t_hash", "");
    MemorySegment meta = pages.getFirst();
    assertThat(
            "%s|%d|%d|%d|%d|%d|%d"
                .formatted(
                    (long) HashPage.metaTuples(meta),
                    HashPage.metaMaxBucket(meta),
                    HashPage.metaHighMask(meta),
                    HashPage.metaLowMask(meta),
                    HashPage.metaOverflowPoint(meta),
                    HashPage.metaFirstFree(meta),
                    HashPage.metaMaps(meta)))
        .isEqualTo(
            cluster.value(
                """
                select ntuples, maxbucket, highmask, lowmask, ovflpoint, firstfree, nmaps
                from hash_metapage_info(get_raw_page('t_hash', 0))
                """));
    List<String> ours = new ArrayList<>();
    for (int block = 1; block < pages.size(); block++) {
      MemorySegment page = pages.get(block);
      if (!HashPage.hasFlag(page, HashPage.BUCKET_PAGE | HashPage.OVERFLOW_PAGE)) {
        continue;
      }
      for (int offset = 1; offset <= PageHeader.maxOffset(page); offset++) {
        int at = LinePointer.tupleAt(page, offset);
        int hash = HashPage.hashOf(page, at);
        ours.add(
            block
                + "|"
                + HashPage.bucket(page)
                + "|"
                + tid(IndexTuple.tid(page, at))
                + "|"
                + Integer.toUnsignedString(hash));
        assertThat(
                HashPage.bucketOf(
                    hash,
                    HashPage.metaMaxBucket(meta),
                    HashPage.metaHighMask(meta),
                    HashPage.metaLowMask(meta)))
            .isEqualTo(HashPage.bucket(page));
      }
      if (HashPage.hasFlag(page, HashPage.BUCKET_PAGE)) {
        assertThat(HashPage.blockOf(meta, HashPage.bucket(page))).isEqualTo(block);
      } else {
        int bit = HashPage.overflowBit(meta, block);
        assertThat(HashPage.overflowBlock(meta, bit)).isEqualTo(block);
        assertThat(HashPage.isSet(pages.get(HashPage.metaMapBlock(meta, 0)), bit)).isTrue();
      }
    }
    assertThat(ours)
        .isEqualTo(
            cluster.rows(
                """
                select b, s.hasho_bucket, i.ctid, i.data
                from (select b from generate_series(1, pg_relation_size('t_hash') / 8192 - 1) b
                      where hash_page_type(get_raw_page('t_hash', b::int))
                          in ('bucket', 'overflow') offset 0) blocks,
                    hash_page_stats(get_raw_page('t_hash', b::int)) s,
                    hash_page_items(get_raw_page('t_hash', b::int)) i
                """));
  }

  @Test
  void aNewHashIndexHasTheMetapageThatWeWouldMake() {
    server.psql("create table h (k int); create index h_k on h using hash (k); checkpoint;");
    List<MemorySegment> pages = cluster.pages("h_k", "");
    MemorySegment meta = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    MemorySegment truth = pages.getFirst();
    int fillFactor = HashPage.metaFillFactor(truth);
    double expected = (HashPage.metaMaxBucket(truth) + 1.0) * fillFactor;
    HashPageWriter.initMeta(meta, expected, HashPage.metaFunction(truth), fillFactor);
    HashPageWriter.addMetaMap(meta, HashPage.metaMapBlock(truth, 0));
    assertThat(HashPage.metaMaxBucket(meta)).isEqualTo(HashPage.metaMaxBucket(truth));
    assertSameBehindHeader(meta, truth);
    MemorySegment bitmap = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    HashPageWriter.initBitmap(bitmap, HashPage.metaBitmapSize(truth));
    assertSameBehindHeader(bitmap, pages.get(HashPage.metaMapBlock(truth, 0)));
    MemorySegment bucket = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    HashPageWriter.initBucket(bucket, HashPage.metaMaxBucket(truth), 0, HashPage.BUCKET_PAGE);
    assertSameBehindHeader(bucket, pages.get(HashPage.blockOf(truth, 0)));
  }

  @Test
  void gin() {
    for (String index : List.of("t_gin", "t_gin_list")) {
      List<MemorySegment> pages = cluster.pages(index, "");
      MemorySegment meta = pages.getFirst();
      assertThat(
              "%s|%s|%d|%d|%d|%d|%d|%d"
                  .formatted(
                      Integer.toUnsignedString(Bytes.intAt(meta, GinPage.META_HEAD)),
                      Integer.toUnsignedString(Bytes.intAt(meta, GinPage.META_TAIL)),
                      Bytes.intAt(meta, GinPage.META_PENDING_PAGES),
                      Bytes.longAt(meta, GinPage.META_PENDING_TUPLES),
                      Bytes.intAt(meta, GinPage.META_TOTAL_PAGES),
                      Bytes.intAt(meta, GinPage.META_ENTRY_PAGES),
                      Bytes.intAt(meta, GinPage.META_DATA_PAGES),
                      Bytes.longAt(meta, GinPage.META_ENTRIES)))
          .isEqualTo(
              cluster.value(
                  """
                  select pending_head, pending_tail, n_pending_pages, n_pending_tuples,
                      n_total_pages, n_entry_pages, n_data_pages, n_entries
                  from gin_metapage_info(get_raw_page('%s', 0))
                  """
                      .formatted(index)));
      List<String> ours = new ArrayList<>();
      for (int block = 1; block < pages.size(); block++) {
        MemorySegment page = pages.get(block);
        if (GinPage.isData(page) && GinPage.isLeaf(page)) {
          postingLists(page).forEach(ours::add);
        }
      }
      assertThat(ours)
          .isEqualTo(
              cluster.rows(
                  """
                  select i.first_tid, i.nbytes, i.tids
                  from (select b from generate_series(1, pg_relation_size('%1$s') / 8192 - 1) b
                        where (select flags from gin_page_opaque_info(get_raw_page('%1$s', b::int)))
                            @> array['data', 'leaf'] offset 0) blocks,
                      gin_leafpage_items(get_raw_page('%1$s', b::int)) i
                  """
                      .formatted(index)));
    }
  }

  /// The posting lists of a leaf as text; each is also compressed anew.
  private static List<String> postingLists(MemorySegment page) {
    List<String> lists = new ArrayList<>();
    int end = GinPage.CONTENTS + GinPage.contentsSize(page);
    for (int at = GinPage.CONTENTS; at < end; at += GinPostingList.size(page, at)) {
      long[] tids = new long[GinPostingList.count(page, at)];
      GinPostingList.decode(page, at, tids, 0);
      StringBuilder text = new StringBuilder();
      for (long tid : tids) {
        text.append(text.isEmpty() ? "{\"" : "\",\"").append(tid(tid));
      }
      int length = Bytes.unsignedShort(page, at + (long) GinPostingList.LENGTH);
      lists.add(tid(tids[0]) + "|" + length + "|" + text + "\"}");
      byte[] anew = new byte[GinPostingList.size(page, at)];
      assertThat(GinPostingList.encode(tids, 0, tids.length, anew.length, anew, 0))
          .isEqualTo(tids.length);
      byte[] truth = new byte[anew.length];
      Bytes.copyOut(page, at, truth, 0, truth.length);
      assertThat(anew).isEqualTo(truth);
    }
    return lists;
  }

  @Test
  void everyRowIsInTheGinIndexAsOftenAsItHasKeys() {
    List<MemorySegment> pages = cluster.pages("t_gin", "");
    long found = 0;
    for (int block = 1; block < pages.size(); block++) {
      MemorySegment page = pages.get(block);
      if (GinPage.isData(page) || !GinPage.isLeaf(page)) {
        continue;
      }
      for (int offset = 1; offset <= PageHeader.maxOffset(page); offset++) {
        int at = LinePointer.tupleAt(page, offset);
        found +=
            GinTuple.isPostingTree(page, at)
                ? countTree(pages, GinTuple.postingTree(page, at))
                : countTuple(page, at);
      }
    }
    String rows =
        "select sum(case when a is null then 1 else cardinality("
            + "(select array_agg(distinct e) from unnest(a) e)) end) from t";
    assertThat(found).isEqualTo(Long.parseLong(cluster.value(rows)));
  }

  private static long countTuple(MemorySegment page, int at) {
    long[] tids = new long[GinTuple.postingCount(page, at)];
    GinTuple.tids(page, at, tids);
    assertThat(tids).isSorted().doesNotHaveDuplicates();
    return tids.length;
  }

  /// Counts the tids below a page of a posting tree, whose bounds hold.
  private static long countTree(List<MemorySegment> pages, int block) {
    MemorySegment page = pages.get(block);
    long count = 0;
    if (!GinPage.isLeaf(page)) {
      for (int offset = 1; offset <= GinPage.maxOffset(page); offset++) {
        count += countTree(pages, GinPage.postingItemChild(page, offset));
      }
      return count;
    }
    int end = GinPage.CONTENTS + GinPage.contentsSize(page);
    for (int at = GinPage.CONTENTS; at < end; at += GinPostingList.size(page, at)) {
      count += GinPostingList.count(page, at);
    }
    return count;
  }

  @Test
  void newGinAndSpGistIndexesHaveTheMetapagesThatWeWouldMake() {
    server.psql(
        """
        create unlogged table u (a int[], p point);
        create index u_gin on u using gin (a);
        create index u_spgist on u using spgist (p);
        checkpoint;
        """);
    MemorySegment ours = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    GinPageWriter.initMeta(ours);
    assertSameBehindHeader(ours, cluster.pages("u_gin", "init").getFirst());
    GinPageWriter.init(ours, GinPage.LEAF);
    assertSameBehindHeader(ours, cluster.pages("u_gin", "init").get(1));
    SpGistPageWriter.initMeta(ours);
    assertSameBehindHeader(ours, cluster.pages("u_spgist", "init").getFirst());
    SpGistPageWriter.init(ours, SpGistPage.LEAF | SpGistPage.NULLS);
    assertSameBehindHeader(ours, cluster.pages("u_spgist", "init").get(2));
  }

  @Test
  void gist() {
    List<String> ours = new ArrayList<>();
    for (MemorySegment page : cluster.pages("t_gist", "")) {
      List<String> flags = new ArrayList<>();
      String[] names = {"leaf", "deleted", "tuples_deleted", "follow_right", "has_garbage"};
      for (int i = 0; i < names.length; i++) {
        if (GistPage.hasFlag(page, 1 << i)) {
          flags.add(names[i]);
        }
      }
      ours.add(
          Lsn.toString(GistPage.nsn(page))
              + "|"
              + Integer.toUnsignedString(GistPage.right(page))
              + "|{"
              + String.join(",", flags)
              + "}");
    }
    assertThat(ours)
        .isEqualTo(
            cluster.rows(
                """
                select i.nsn, i.rightlink, i.flags
                from generate_series(0, pg_relation_size('t_gist') / 8192 - 1) b,
                    gist_page_opaque_info(get_raw_page('t_gist', b::int)) i
                """));
  }

  @Test
  void everyRowIsFoundInTheSpGistIndexesFromTheRoots() {
    for (String index : List.of("t_spgist", "t_spgist_s")) {
      List<MemorySegment> pages = cluster.pages(index, "");
      List<Long> found = new ArrayList<>();
      walk(pages, Tid.of(SpGistPage.ROOT, 1), true, found);
      walk(pages, Tid.of(SpGistPage.NULL_ROOT, 1), true, found);
      List<String> ours = found.stream().sorted().map(Tid::toString).toList();
      assertThat(ours).isEqualTo(cluster.rows("select ctid from t order by ctid"));
    }
  }

  private static void walk(List<MemorySegment> pages, long tid, boolean root, List<Long> found) {
    MemorySegment page = pages.get(Tid.block(tid));
    if (SpGistPage.isLeaf(page)) {
      walkLeaf(page, tid, root, found);
      return;
    }
    int at = LinePointer.tupleAt(page, Tid.offset(tid));
    assertThat(SpGistTuple.innerSize(page, at))
        .isEqualTo(LinePointer.tupleLength(page, Tid.offset(tid)));
    if (SpGistTuple.state(page, at) == SpGistTuple.REDIRECT) {
      walk(pages, SpGistTuple.redirection(page, at), false, found);
      return;
    }
    for (int i = 0; i < SpGistTuple.nodeCount(page, at); i++) {
      long child = IndexTuple.tid(page, SpGistTuple.nodeAt(page, at, i));
      if (Tid.isValid(child)) {
        walk(pages, child, false, found);
      }
    }
  }

  /// A root that is a leaf has no chain: all its tuples count.
  private static void walkLeaf(MemorySegment page, long tid, boolean root, List<Long> found) {
    int offset = Tid.offset(tid);
    while (offset != 0 && offset <= PageHeader.maxOffset(page)) {
      int at = LinePointer.tupleAt(page, offset);
      assertThat(SpGistTuple.leafSize(page, at)).isEqualTo(LinePointer.tupleLength(page, offset));
      if (SpGistTuple.state(page, at) == SpGistTuple.LIVE) {
        found.add(SpGistTuple.heapTid(page, at));
      }
      offset = root ? offset + 1 : SpGistTuple.nextOffset(page, at);
    }
  }

  @Test
  void brin() {
    List<MemorySegment> pages = cluster.pages("t_brin", "");
    MemorySegment meta = pages.getFirst();
    assertThat(BrinPage.metaPagesPerRange(meta) + "|" + BrinPage.metaLastRevmapPage(meta))
        .isEqualTo(
            cluster.value(
                """
                select pagesperrange, lastrevmappage
                from brin_metapage_info(get_raw_page('t_brin', 0))
                """));
    int heapBlocks = Integer.parseInt(cluster.value("select pg_relation_size('t') / 8192"));
    List<String> ours = new ArrayList<>();
    for (int heapBlock = 0; heapBlock < heapBlocks; heapBlock++) {
      MemorySegment revmap = pages.get(BrinPage.revmapBlock(1, heapBlock));
      long tid = BrinPage.revmapTid(revmap, BrinPage.revmapIndex(1, heapBlock));
      if (!Tid.isValid(tid)) {
        continue;
      }
      MemorySegment page = pages.get(Tid.block(tid));
      assertThat(BrinPage.isRegular(page)).isTrue();
      int at = LinePointer.tupleAt(page, Tid.offset(tid));
      for (int column = 0; column < 2; column++) {
        ours.add(
            BrinPage.tupleBlock(page, at)
                + "|"
                + (column + 1)
                + "|"
                + letter(BrinPage.allNulls(page, at, column))
                + "|"
                + letter(
                    !BrinPage.allNulls(page, at, column)
                        && BrinPage.hasNulls(page, at, column, 2)));
      }
    }
    List<String> truth =
        cluster.rows(
            """
            select i.blknum, i.attnum, i.allnulls, i.hasnulls
            from (select b from generate_series(0, pg_relation_size('t_brin') / 8192 - 1) b
                  where brin_page_type(get_raw_page('t_brin', b::int)) = 'regular' offset 0) blocks,
                brin_page_items(get_raw_page('t_brin', b::int), 't_brin') i
            order by 1, 2
            """);
    assertThat(ours).isEqualTo(truth);
    assertThat(ours.stream().map(row -> Arrays.asList(row.split("\\|")).get(2)).distinct())
        .hasSize(2);
  }

  private static String letter(boolean value) {
    return value ? "t" : "f";
  }
}
