package org.gajah.oracle.facts;

import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.IndexTuple;
import org.gajah.page.value.Varlena;
import org.junit.jupiter.api.Test;

/// The layouts of pages, heap tuples and values against the C headers.
class PageLayoutFactsTest {
  @Test
  void pageHeaderAndLinePointers() {
    Layout.of("storage/bufpage.h", "storage/checksum.h")
        .is("BLCKSZ", PageHeader.PAGE_SIZE)
        .is("PG_PAGE_LAYOUT_VERSION", PageHeader.LAYOUT_VERSION)
        .is("SizeOfPageHeaderData", PageHeader.SIZE)
        .at("PageHeaderData", "pd_lsn", PageHeader.LSN)
        .at("PageHeaderData", "pd_checksum", PageHeader.CHECKSUM)
        .at("PageHeaderData", "pd_flags", PageHeader.FLAGS)
        .at("PageHeaderData", "pd_lower", PageHeader.LOWER)
        .at("PageHeaderData", "pd_upper", PageHeader.UPPER)
        .at("PageHeaderData", "pd_special", PageHeader.SPECIAL)
        .at("PageHeaderData", "pd_pagesize_version", PageHeader.PAGE_SIZE_VERSION)
        .at("PageHeaderData", "pd_prune_xid", PageHeader.PRUNE_XID)
        .is("PD_HAS_FREE_LINES", PageHeader.HAS_FREE_LINES)
        .is("PD_PAGE_FULL", PageHeader.PAGE_FULL)
        .is("PD_ALL_VISIBLE", PageHeader.ALL_VISIBLE)
        .is("PD_VALID_FLAG_BITS", PageHeader.VALID_FLAGS)
        .size("ItemIdData", LinePointer.SIZE)
        .is("LP_UNUSED", LinePointer.UNUSED)
        .is("LP_NORMAL", LinePointer.NORMAL)
        .is("LP_REDIRECT", LinePointer.REDIRECT)
        .is("LP_DEAD", LinePointer.DEAD)
        .is(
            "({ ItemIdData i = {.lp_off = 8128, .lp_flags = LP_NORMAL, .lp_len = 61};"
                + " *(uint32 *) &i; })",
            LinePointer.of(8128, LinePointer.NORMAL, 61))
        .is(
            "({ ItemIdData i = {.lp_off = 7, .lp_flags = LP_REDIRECT, .lp_len = 0};"
                + " *(uint32 *) &i; })",
            LinePointer.of(7, LinePointer.REDIRECT, 0))
        .check();
  }

  @Test
  void heapTuples() {
    Layout.of("access/htup_details.h", "storage/itemptr.h")
        .at("HeapTupleHeaderData", "t_choice.t_heap.t_xmin", HeapTuple.XMIN)
        .at("HeapTupleHeaderData", "t_choice.t_heap.t_xmax", HeapTuple.XMAX)
        .at("HeapTupleHeaderData", "t_choice.t_heap.t_field3.t_cid", HeapTuple.CID)
        .at("HeapTupleHeaderData", "t_ctid", HeapTuple.CTID)
        .at("HeapTupleHeaderData", "t_infomask2", HeapTuple.INFOMASK2)
        .at("HeapTupleHeaderData", "t_infomask", HeapTuple.INFOMASK)
        .at("HeapTupleHeaderData", "t_hoff", HeapTuple.HOFF)
        .at("HeapTupleHeaderData", "t_bits", HeapTuple.BITS)
        .is("SizeofHeapTupleHeader", HeapTuple.HEADER_SIZE)
        .is("MaxTupleAttributeNumber", HeapTuple.MAX_ATTRIBUTES)
        .is("MaxHeapTuplesPerPage", HeapTuple.MAX_PER_PAGE)
        .is("MaxHeapTupleSize", HeapTuple.MAX_SIZE)
        .is("MovedPartitionsOffsetNumber", HeapTuple.MOVED_PARTITIONS)
        .is("SpecTokenOffsetNumber", HeapTuple.SPECULATIVE_TOKEN)
        .size("ItemPointerData", 6)
        .check();
  }

  @Test
  void infomasks() {
    Layout.of("access/htup_details.h")
        .is("HEAP_HASNULL", Infomask.HAS_NULL)
        .is("HEAP_HASVARWIDTH", Infomask.HAS_VARWIDTH)
        .is("HEAP_HASEXTERNAL", Infomask.HAS_EXTERNAL)
        .is("HEAP_HASOID_OLD", Infomask.HAS_OID_OLD)
        .is("HEAP_XMAX_KEYSHR_LOCK", Infomask.XMAX_KEYSHR_LOCK)
        .is("HEAP_COMBOCID", Infomask.COMBO_CID)
        .is("HEAP_XMAX_EXCL_LOCK", Infomask.XMAX_EXCL_LOCK)
        .is("HEAP_XMAX_LOCK_ONLY", Infomask.XMAX_LOCK_ONLY)
        .is("HEAP_XMAX_SHR_LOCK", Infomask.XMAX_SHR_LOCK)
        .is("HEAP_LOCK_MASK", Infomask.LOCK_MASK)
        .is("HEAP_XMIN_COMMITTED", Infomask.XMIN_COMMITTED)
        .is("HEAP_XMIN_INVALID", Infomask.XMIN_INVALID)
        .is("HEAP_XMIN_FROZEN", Infomask.XMIN_FROZEN)
        .is("HEAP_XMAX_COMMITTED", Infomask.XMAX_COMMITTED)
        .is("HEAP_XMAX_INVALID", Infomask.XMAX_INVALID)
        .is("HEAP_XMAX_IS_MULTI", Infomask.XMAX_IS_MULTI)
        .is("HEAP_UPDATED", Infomask.UPDATED)
        .is("HEAP_MOVED_OFF", Infomask.MOVED_OFF)
        .is("HEAP_MOVED_IN", Infomask.MOVED_IN)
        .is("HEAP_MOVED", Infomask.MOVED)
        .is("HEAP_XACT_MASK", Infomask.XACT_MASK)
        .is("HEAP_XMAX_BITS", Infomask.XMAX_BITS)
        .is("HEAP_NATTS_MASK", Infomask.NATTS_MASK)
        .is("HEAP_KEYS_UPDATED", Infomask.KEYS_UPDATED)
        .is("HEAP_HOT_UPDATED", Infomask.HOT_UPDATED)
        .is("HEAP_ONLY_TUPLE", Infomask.ONLY_TUPLE)
        .is("HEAP2_XACT_MASK", Infomask.XACT_MASK2)
        .check();
  }

  @Test
  void visibilityMap() {
    Layout.of("access/visibilitymapdefs.h", "storage/bufpage.h")
        .is("VISIBILITYMAP_ALL_VISIBLE", VisibilityMapPage.ALL_VISIBLE)
        .is("VISIBILITYMAP_ALL_FROZEN", VisibilityMapPage.ALL_FROZEN)
        .is("VISIBILITYMAP_VALID_BITS", VisibilityMapPage.VALID_BITS)
        .is("8 / BITS_PER_HEAPBLOCK", VisibilityMapPage.HEAP_BLOCKS_PER_BYTE)
        .is("BLCKSZ - MAXALIGN(SizeOfPageHeaderData)", VisibilityMapPage.MAP_SIZE)
        .check();
  }

  @Test
  void values() {
    Layout.of("varatt.h")
        .is("VARTAG_ONDISK", Varlena.TAG_ONDISK)
        .is("VARHDRSZ_EXTERNAL + sizeof(varatt_external)", Varlena.ONDISK_POINTER_SIZE)
        .is("VARATT_SHORT_MAX", Varlena.MAX_SHORT)
        .is(
            "({ uint32 h; SET_VARSIZE(&h, 1000 + VARHDRSZ); h; })",
            Integer.toUnsignedLong(Varlena.longHeader(1000)))
        .is(
            "({ uint32 h; SET_VARSIZE_COMPRESSED(&h, 1000 + VARHDRSZ); h; })",
            Integer.toUnsignedLong(Varlena.compressedHeader(1000)))
        .is(
            "({ uint8 h; SET_VARSIZE_SHORT(&h, 100 + VARHDRSZ_SHORT); h; })",
            Varlena.shortHeader(100) & 0xFF)
        .check();
  }

  @Test
  void indexTuples() {
    Layout.of("access/itup.h")
        .size("IndexTupleData", IndexTuple.HEADER_SIZE)
        .at("IndexTupleData", "t_info", IndexTuple.INFO)
        .is("INDEX_SIZE_MASK", IndexTuple.SIZE_MASK)
        .is("INDEX_AM_RESERVED_BIT", IndexTuple.AM_RESERVED)
        .is("INDEX_VAR_MASK", IndexTuple.HAS_VARWIDTH)
        .is("INDEX_NULL_MASK", IndexTuple.HAS_NULLS)
        .is("INDEX_MAX_KEYS", IndexTuple.MAX_KEYS)
        .is("MaxIndexTuplesPerPage", IndexTuple.MAX_PER_PAGE)
        .is("IndexInfoFindDataOffset(0)", IndexTuple.dataOffset(0))
        .is("IndexInfoFindDataOffset(INDEX_NULL_MASK)", IndexTuple.dataOffset(IndexTuple.HAS_NULLS))
        .check();
  }

  @Test
  void btree() {
    Layout.of("access/nbtree.h")
        .size("BTPageOpaqueData", BTreePage.SPECIAL_SIZE)
        .at("BTPageOpaqueData", "btpo_prev", BTreePage.PREVIOUS)
        .at("BTPageOpaqueData", "btpo_next", BTreePage.NEXT)
        .at("BTPageOpaqueData", "btpo_level", BTreePage.LEVEL)
        .at("BTPageOpaqueData", "btpo_flags", BTreePage.FLAGS)
        .at("BTPageOpaqueData", "btpo_cycleid", BTreePage.CYCLE_ID)
        .is("BTP_LEAF", BTreePage.LEAF)
        .is("BTP_ROOT", BTreePage.ROOT)
        .is("BTP_DELETED", BTreePage.DELETED)
        .is("BTP_META", BTreePage.META)
        .is("BTP_HALF_DEAD", BTreePage.HALF_DEAD)
        .is("BTP_SPLIT_END", BTreePage.SPLIT_END)
        .is("BTP_HAS_GARBAGE", BTreePage.HAS_GARBAGE)
        .is("BTP_INCOMPLETE_SPLIT", BTreePage.INCOMPLETE_SPLIT)
        .is("BTP_HAS_FULLXID", BTreePage.HAS_FULL_XID)
        .is("BTREE_MAGIC", BTreePage.MAGIC)
        .is("BTREE_VERSION", BTreePage.VERSION)
        .is("BTREE_METAPAGE", BTreePage.METAPAGE)
        .is("BT_IS_POSTING", BTreePage.IS_POSTING)
        .is("BT_PIVOT_HEAP_TID_ATTR", BTreePage.PIVOT_HEAP_TID)
        .is("BT_OFFSET_MASK", BTreePage.OFFSET_MASK)
        .is(meta("btm_magic"), BTreePage.META_MAGIC)
        .is(meta("btm_version"), BTreePage.META_VERSION)
        .is(meta("btm_root"), BTreePage.META_ROOT)
        .is(meta("btm_level"), BTreePage.META_LEVEL)
        .is(meta("btm_fastroot"), BTreePage.META_FAST_ROOT)
        .is(meta("btm_fastlevel"), BTreePage.META_FAST_LEVEL)
        .is(meta("btm_last_cleanup_num_delpages"), BTreePage.META_DELETED_PAGES)
        .is(meta("btm_last_cleanup_num_heap_tuples"), BTreePage.META_HEAP_TUPLES)
        .is(meta("btm_allequalimage"), BTreePage.META_ALL_EQUAL_IMAGE)
        .is("SizeOfPageHeaderData + sizeof(BTMetaPageData)", BTreePage.META_END)
        .check();
  }

  private static String meta(String field) {
    return "SizeOfPageHeaderData + offsetof(BTMetaPageData, " + field + ")";
  }
}
