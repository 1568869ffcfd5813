package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.page.Bytes;
import org.gajah.page.index.BTreePage;
import org.gajah.walformat.index.BTreeMetadata;

/// The metapage of an index: read, checked, and remembered.
public final class Metapage {
  private final Tree tree;

  public Metapage(Tree tree) {
    this.tree = tree;
  }

  /// What the metapage said some time ago, or says now.
  public BTreeMetadata recent() {
    BTreeMetadata known = tree.state().metadata();
    return known != null ? known : refresh();
  }

  /// Reads the metapage, and remembers it when the index has a root.
  public BTreeMetadata refresh() {
    int buffer = tree.hold(BTreePage.METAPAGE, false);
    BTreeMetadata now = read(buffer);
    tree.release(buffer);
    return now;
  }

  /// Reads the metapage, which is held.
  public BTreeMetadata read(int buffer) {
    MemorySegment page = tree.page(buffer);
    String name = tree.index().name();
    if (!BTreePage.hasFlag(page, BTreePage.META)
        || Bytes.intAt(page, BTreePage.META_MAGIC) != BTreePage.MAGIC) {
      throw Tree.corrupted("index \"" + name + "\" is not a btree");
    }
    int version = BTreePage.metaVersion(page);
    if (version < BTreePage.MIN_VERSION || version > BTreePage.VERSION) {
      throw Tree.corrupted(
          "version mismatch in index \"%s\": file version %d, current version %d, minimal supported version %d"
              .formatted(name, version, BTreePage.VERSION, BTreePage.MIN_VERSION));
    }
    BTreeMetadata now = content(page);
    tree.state().metadata(now.root() == BTreePage.NONE ? null : now);
    return now;
  }

  private static BTreeMetadata content(MemorySegment page) {
    int version = BTreePage.metaVersion(page);
    boolean hasCleanup = version >= BTreePage.NO_HEAP_TID_VERSION;
    boolean hasEqualImage = version > BTreePage.NO_HEAP_TID_VERSION;
    return new BTreeMetadata(
        version,
        Bytes.intAt(page, BTreePage.META_ROOT),
        Bytes.intAt(page, BTreePage.META_LEVEL),
        Bytes.intAt(page, BTreePage.META_FAST_ROOT),
        Bytes.intAt(page, BTreePage.META_FAST_LEVEL),
        hasCleanup ? Bytes.intAt(page, BTreePage.META_DELETED_PAGES) : 0,
        hasEqualImage && Bytes.byteAt(page, BTreePage.META_ALL_EQUAL_IMAGE) != 0);
  }

  /// Forgets what was read, for it turned out to be old.
  void forget() {
    tree.state().metadata(null);
  }

  /// Whether heap tids take part in the order of the index.
  public static boolean ordersHeapTids(BTreeMetadata metadata) {
    return metadata.version() > BTreePage.NO_HEAP_TID_VERSION;
  }

  /// The metapage with another fast root, in at least the version that can be changed in place.
  public static BTreeMetadata withFastRoot(BTreeMetadata now, int fastRoot, int fastLevel) {
    return new BTreeMetadata(
        upgraded(now.version()),
        now.root(),
        now.level(),
        fastRoot,
        fastLevel,
        now.deletedPages(),
        now.allEqualImage());
  }

  /// The metapage with another root.
  static BTreeMetadata withRoot(BTreeMetadata now, int root, int level) {
    return new BTreeMetadata(
        upgraded(now.version()), root, level, root, level, now.deletedPages(), now.allEqualImage());
  }

  /// The metapage with another count of deleted pages.
  public static BTreeMetadata withDeletedPages(BTreeMetadata now, int deletedPages) {
    return new BTreeMetadata(
        upgraded(now.version()),
        now.root(),
        now.level(),
        now.fastRoot(),
        now.fastLevel(),
        deletedPages,
        now.allEqualImage());
  }

  private static int upgraded(int version) {
    return Math.max(version, BTreePage.NO_HEAP_TID_VERSION);
  }

  /// An error for a tree without a page where one must be.
  PgException noLevel(int level) {
    return Tree.corrupted(
        "btree level %d not found in index \"%s\"".formatted(level, tree.index().name()));
  }
}
