package org.gajah.oracle.facts;

import org.gajah.page.heap.FreeSpaceMapPage;
import org.gajah.page.heap.SequencePage;
import org.gajah.page.index.BrinPage;
import org.gajah.page.index.GinPage;
import org.gajah.page.index.GinPostingList;
import org.gajah.page.index.GinTuple;
import org.gajah.page.index.GistPage;
import org.gajah.page.index.HashPage;
import org.gajah.page.index.SpGistPage;
import org.gajah.page.index.SpGistTuple;
import org.junit.jupiter.api.Test;

/// The layouts of index pages, free space maps and sequences against the C headers.
class IndexPageFactsTest {
  @Test
  void hash() {
    Layout.of("access/hash.h")
        .is("offsetof(HashPageOpaqueData, hasho_prevblkno)", HashPage.PREVIOUS)
        .is("offsetof(HashPageOpaqueData, hasho_nextblkno)", HashPage.NEXT)
        .is("offsetof(HashPageOpaqueData, hasho_bucket)", HashPage.BUCKET)
        .is("offsetof(HashPageOpaqueData, hasho_flag)", HashPage.FLAGS)
        .is("offsetof(HashPageOpaqueData, hasho_page_id)", HashPage.PAGE_ID_AT)
        .is("sizeof(HashPageOpaqueData)", HashPage.SPECIAL_SIZE)
        .is("HASHO_PAGE_ID", HashPage.PAGE_ID)
        .is("HASH_MAGIC", HashPage.MAGIC)
        .is("HASH_VERSION", HashPage.VERSION)
        .is("HASH_METAPAGE", HashPage.METAPAGE)
        .is("LH_UNUSED_PAGE", HashPage.UNUSED_PAGE)
        .is("LH_OVERFLOW_PAGE", HashPage.OVERFLOW_PAGE)
        .is("LH_BUCKET_PAGE", HashPage.BUCKET_PAGE)
        .is("LH_BITMAP_PAGE", HashPage.BITMAP_PAGE)
        .is("LH_META_PAGE", HashPage.META_PAGE)
        .is("LH_BUCKET_BEING_POPULATED", HashPage.BEING_POPULATED)
        .is("LH_BUCKET_BEING_SPLIT", HashPage.BEING_SPLIT)
        .is("LH_BUCKET_NEEDS_SPLIT_CLEANUP", HashPage.NEEDS_SPLIT_CLEANUP)
        .is("LH_PAGE_HAS_DEAD_TUPLES", HashPage.HAS_DEAD_TUPLES)
        .is("LH_PAGE_TYPE", HashPage.KIND_MASK)
        .is("INDEX_MOVED_BY_SPLIT_MASK", HashPage.MOVED_BY_SPLIT)
        .is("HASH_MAX_SPLITPOINTS", HashPage.MAX_SPLIT_POINTS)
        .is("HASH_MAX_BITMAPS", HashPage.MAX_BITMAPS)
        .is("InvalidBucket", Integer.toUnsignedLong(HashPage.INVALID_BUCKET))
        .is("SizeOfPageHeaderData + sizeof(HashMetaPageData)", HashPage.META_END)
        .is("SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_magic)", HashPage.META_MAGIC)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_version)",
            HashPage.META_VERSION)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_ntuples)",
            HashPage.META_TUPLES)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_ffactor)",
            HashPage.META_FILL_FACTOR)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_bsize)",
            HashPage.META_PAGE_SIZE)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_bmsize)",
            HashPage.META_BITMAP_SIZE)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_bmshift)",
            HashPage.META_BITMAP_SHIFT)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_maxbucket)",
            HashPage.META_MAX_BUCKET)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_highmask)",
            HashPage.META_HIGH_MASK)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_lowmask)",
            HashPage.META_LOW_MASK)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_ovflpoint)",
            HashPage.META_OVERFLOW_POINT)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_firstfree)",
            HashPage.META_FIRST_FREE)
        .is("SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_nmaps)", HashPage.META_MAPS)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_procid)",
            HashPage.META_FUNCTION)
        .is("SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_spares)", HashPage.META_SPARES)
        .is(
            "SizeOfPageHeaderData + offsetof(HashMetaPageData, hashm_mapp)",
            HashPage.META_MAP_BLOCKS)
        .check();
  }

  @Test
  void gist() {
    Layout.of("access/gist.h", "access/gist_private.h")
        .is("offsetof(GISTPageOpaqueData, nsn)", GistPage.NSN)
        .is("offsetof(GISTPageOpaqueData, rightlink)", GistPage.RIGHT_LINK)
        .is("offsetof(GISTPageOpaqueData, flags)", GistPage.FLAGS)
        .is("offsetof(GISTPageOpaqueData, gist_page_id)", GistPage.PAGE_ID_AT)
        .is("sizeof(GISTPageOpaqueData)", GistPage.SPECIAL_SIZE)
        .is("GIST_PAGE_ID", GistPage.PAGE_ID)
        .is("GIST_ROOT_BLKNO", GistPage.ROOT)
        .is("F_LEAF", GistPage.LEAF)
        .is("F_DELETED", GistPage.DELETED)
        .is("F_TUPLES_DELETED", GistPage.TUPLES_DELETED)
        .is("F_FOLLOW_RIGHT", GistPage.FOLLOW_RIGHT)
        .is("F_HAS_GARBAGE", GistPage.HAS_GARBAGE)
        .is("TUPLE_IS_VALID", GistPage.TUPLE_VALID)
        .is("TUPLE_IS_INVALID", GistPage.TUPLE_INVALID)
        .is("GistBuildLSN", GistPage.BUILD_LSN)
        .is("sizeof(GISTDeletedPageContents)", Long.BYTES)
        .check();
  }

  @Test
  void gin() {
    Layout.of("access/gin_private.h", "access/ginblock.h")
        .is("offsetof(GinPageOpaqueData, rightlink)", GinPage.RIGHT_LINK)
        .is("offsetof(GinPageOpaqueData, maxoff)", GinPage.MAX_OFFSET)
        .is("offsetof(GinPageOpaqueData, flags)", GinPage.FLAGS)
        .is("sizeof(GinPageOpaqueData)", GinPage.SPECIAL_SIZE)
        .is("GIN_METAPAGE_BLKNO", GinPage.METAPAGE)
        .is("GIN_ROOT_BLKNO", GinPage.ROOT)
        .is("GIN_CURRENT_VERSION", GinPage.VERSION)
        .is("GIN_DATA", GinPage.DATA)
        .is("GIN_LEAF", GinPage.LEAF)
        .is("GIN_DELETED", GinPage.DELETED)
        .is("GIN_META", GinPage.META)
        .is("GIN_LIST", GinPage.LIST)
        .is("GIN_LIST_FULLROW", GinPage.LIST_FULL_ROW)
        .is("GIN_INCOMPLETE_SPLIT", GinPage.INCOMPLETE_SPLIT)
        .is("GIN_COMPRESSED", GinPage.COMPRESSED)
        .is("SizeOfPageHeaderData + sizeof(GinMetaPageData)", GinPage.META_END)
        .is("SizeOfPageHeaderData", GinPage.RIGHT_BOUND)
        .is("SizeOfPageHeaderData + MAXALIGN(sizeof(ItemPointerData))", GinPage.CONTENTS)
        .is("GinDataPageMaxDataSize", GinPage.MAX_CONTENTS)
        .is("sizeof(PostingItem)", GinPage.POSTING_ITEM_SIZE)
        .is("offsetof(PostingItem, key)", 4)
        .is("GinListPageSize", GinPage.LIST_PAGE_ROOM)
        .is("offsetof(GinPostingList, first)", GinPostingList.FIRST)
        .is("offsetof(GinPostingList, nbytes)", GinPostingList.LENGTH)
        .is("offsetof(GinPostingList, bytes)", GinPostingList.HEADER)
        .is("GIN_TREE_POSTING", GinTuple.POSTING_TREE)
        .is("GIN_ITUP_COMPRESSED", Integer.toUnsignedLong(GinTuple.COMPRESSED))
        .is("GIN_CAT_NORM_KEY", GinTuple.NORMAL_KEY)
        .is("GIN_CAT_NULL_KEY", GinTuple.NULL_KEY)
        .is("GIN_CAT_EMPTY_ITEM", GinTuple.EMPTY_ITEM)
        .is("GIN_CAT_NULL_ITEM", GinTuple.NULL_ITEM)
        .is("SizeOfPageHeaderData + offsetof(GinMetaPageData, head)", GinPage.META_HEAD)
        .is("SizeOfPageHeaderData + offsetof(GinMetaPageData, tail)", GinPage.META_TAIL)
        .is(
            "SizeOfPageHeaderData + offsetof(GinMetaPageData, tailFreeSize)",
            GinPage.META_TAIL_FREE)
        .is(
            "SizeOfPageHeaderData + offsetof(GinMetaPageData, nPendingPages)",
            GinPage.META_PENDING_PAGES)
        .is(
            "SizeOfPageHeaderData + offsetof(GinMetaPageData, nPendingHeapTuples)",
            GinPage.META_PENDING_TUPLES)
        .is(
            "SizeOfPageHeaderData + offsetof(GinMetaPageData, nTotalPages)",
            GinPage.META_TOTAL_PAGES)
        .is(
            "SizeOfPageHeaderData + offsetof(GinMetaPageData, nEntryPages)",
            GinPage.META_ENTRY_PAGES)
        .is("SizeOfPageHeaderData + offsetof(GinMetaPageData, nDataPages)", GinPage.META_DATA_PAGES)
        .is("SizeOfPageHeaderData + offsetof(GinMetaPageData, nEntries)", GinPage.META_ENTRIES)
        .is("SizeOfPageHeaderData + offsetof(GinMetaPageData, ginVersion)", GinPage.META_VERSION)
        .check();
  }

  @Test
  void spGist() {
    Layout.of("access/spgist_private.h")
        .is("offsetof(SpGistPageOpaqueData, flags)", SpGistPage.FLAGS)
        .is("offsetof(SpGistPageOpaqueData, nRedirection)", SpGistPage.REDIRECTIONS)
        .is("offsetof(SpGistPageOpaqueData, nPlaceholder)", SpGistPage.PLACEHOLDERS)
        .is("offsetof(SpGistPageOpaqueData, spgist_page_id)", SpGistPage.PAGE_ID_AT)
        .is("sizeof(SpGistPageOpaqueData)", SpGistPage.SPECIAL_SIZE)
        .is("SPGIST_METAPAGE_BLKNO", SpGistPage.METAPAGE)
        .is("SPGIST_ROOT_BLKNO", SpGistPage.ROOT)
        .is("SPGIST_NULL_BLKNO", SpGistPage.NULL_ROOT)
        .is("SPGIST_MAGIC_NUMBER", Integer.toUnsignedLong(SpGistPage.MAGIC))
        .is("SPGIST_PAGE_ID", SpGistPage.PAGE_ID)
        .is("SPGIST_META", SpGistPage.META)
        .is("SPGIST_DELETED", SpGistPage.DELETED)
        .is("SPGIST_LEAF", SpGistPage.LEAF)
        .is("SPGIST_NULLS", SpGistPage.NULLS)
        .is("SPGIST_CACHED_PAGES", SpGistPage.LAST_USED_PAGES)
        .is("SizeOfPageHeaderData + sizeof(SpGistMetaPageData)", SpGistPage.META_END)
        .is("SPGIST_PAGE_CAPACITY", SpGistPage.CAPACITY)
        .is("SPGIST_LIVE", SpGistTuple.LIVE)
        .is("SPGIST_REDIRECT", SpGistTuple.REDIRECT)
        .is("SPGIST_DEAD", SpGistTuple.DEAD)
        .is("SPGIST_PLACEHOLDER", SpGistTuple.PLACEHOLDER)
        .is("SGITHDRSZ", SpGistTuple.INNER_HEADER)
        .is("offsetof(SpGistInnerTupleData, size)", SpGistTuple.INNER_SIZE)
        .is("offsetof(SpGistLeafTupleData, t_info)", SpGistTuple.LEAF_INFO)
        .is("offsetof(SpGistLeafTupleData, heapPtr)", SpGistTuple.LEAF_HEAP_TID)
        .is("SGLTHDRSZ(true)", SpGistTuple.LEAF_HEADER)
        .is("SGLTHDRSZ(false)", SpGistTuple.LEAF_HEADER)
        .is("offsetof(SpGistDeadTupleData, pointer)", SpGistTuple.DEAD_POINTER)
        .is("offsetof(SpGistDeadTupleData, xid)", SpGistTuple.DEAD_XID)
        .is("SGDTSIZE", SpGistTuple.DEAD_SIZE)
        .is(
            "({ SpGistInnerTupleData t = {.tupstate = 2, .allTheSame = 1, .nNodes = 5, .prefixSize = 7}; *(uint32 *) &t; })",
            2 | 4 | 5 << 3 | 7 << 16)
        .is(
            "({ SpGistLeafTupleData t = {.tupstate = 3, .size = 1000}; *(uint32 *) &t; })",
            3 | 1000 << 2)
        .is(
            "SizeOfPageHeaderData + offsetof(SpGistMetaPageData, magicNumber)",
            SpGistPage.META_MAGIC)
        .is(
            "SizeOfPageHeaderData + offsetof(SpGistMetaPageData, lastUsedPages)",
            SpGistPage.META_LAST_USED)
        .check();
  }

  @Test
  void brin() {
    Layout.of("access/brin_page.h", "access/brin_tuple.h", "storage/bufpage.h")
        .is("sizeof(BrinSpecialSpace)", BrinPage.SPECIAL_SIZE)
        .is("BRIN_PAGETYPE_META", BrinPage.META)
        .is("BRIN_PAGETYPE_REVMAP", BrinPage.REVMAP)
        .is("BRIN_PAGETYPE_REGULAR", BrinPage.REGULAR)
        .is("BRIN_EVACUATE_PAGE", BrinPage.EVACUATE)
        .is("BRIN_META_MAGIC", Integer.toUnsignedLong(BrinPage.MAGIC))
        .is("BRIN_CURRENT_VERSION", BrinPage.VERSION)
        .is("BRIN_METAPAGE_BLKNO", BrinPage.METAPAGE)
        .is("REVMAP_PAGE_MAXITEMS", BrinPage.RANGES_PER_PAGE)
        .is("SizeOfPageHeaderData + sizeof(BrinMetaPageData)", BrinPage.META_END)
        .is("offsetof(BrinTuple, bt_blkno)", BrinPage.TUPLE_BLOCK)
        .is("offsetof(BrinTuple, bt_info)", BrinPage.TUPLE_INFO)
        .is("SizeOfBrinTuple", BrinPage.TUPLE_HEADER)
        .is("BRIN_OFFSET_MASK", BrinPage.OFFSET_MASK)
        .is("BRIN_EMPTY_RANGE_MASK", BrinPage.EMPTY_RANGE)
        .is("BRIN_PLACEHOLDER_MASK", BrinPage.PLACEHOLDER)
        .is("BRIN_NULLS_MASK", BrinPage.HAS_NULLS)
        .is("(MAXALIGN(1) / sizeof(uint16) - 1) * sizeof(uint16)", BrinPage.TYPE)
        .is("(MAXALIGN(1) / sizeof(uint16) - 2) * sizeof(uint16)", BrinPage.FLAGS)
        .is("SizeOfPageHeaderData + offsetof(BrinMetaPageData, brinMagic)", BrinPage.META_MAGIC)
        .is("SizeOfPageHeaderData + offsetof(BrinMetaPageData, brinVersion)", BrinPage.META_VERSION)
        .is(
            "SizeOfPageHeaderData + offsetof(BrinMetaPageData, pagesPerRange)",
            BrinPage.META_PAGES_PER_RANGE)
        .is(
            "SizeOfPageHeaderData + offsetof(BrinMetaPageData, lastRevmapPage)",
            BrinPage.META_LAST_REVMAP_PAGE)
        .check();
  }

  @Test
  void freeSpaceMap() {
    Layout.of("storage/fsm_internals.h", "storage/bufpage.h")
        .is(
            "SizeOfPageHeaderData + offsetof(FSMPageData, fp_next_slot)",
            FreeSpaceMapPage.NEXT_SLOT)
        .is("SizeOfPageHeaderData + offsetof(FSMPageData, fp_nodes)", FreeSpaceMapPage.NODES)
        .is("NodesPerPage", FreeSpaceMapPage.NODE_COUNT)
        .is("NonLeafNodesPerPage", FreeSpaceMapPage.INNER_NODES)
        .is("SlotsPerFSMPage", FreeSpaceMapPage.SLOTS)
        .check();
  }

  @Test
  void sequences() {
    Layout.of("commands/sequence.h")
        .is("offsetof(FormData_pg_sequence_data, last_value)", SequencePage.LAST_VALUE)
        .is("offsetof(FormData_pg_sequence_data, log_cnt)", SequencePage.LOG_COUNT)
        .is("offsetof(FormData_pg_sequence_data, is_called)", SequencePage.IS_CALLED)
        .is("offsetof(FormData_pg_sequence_data, is_called) + sizeof(bool)", SequencePage.DATA_SIZE)
        .check();
  }
}
