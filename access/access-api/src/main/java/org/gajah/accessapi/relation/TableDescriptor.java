package org.gajah.accessapi.relation;

import java.util.List;
import org.gajah.disk.RelationFiles;
import org.gajah.page.value.TupleLayout;
import org.jspecify.annotations.Nullable;

/// What the heap has to know of a table beyond its files.
public final class TableDescriptor extends RelationDescriptor {
  /// Storage parameters.
  ///
  /// @param fillFactor per cent of a page that inserts fill (100 unless set)
  /// @param toastTupleTarget rows longer than this get values compressed or moved out (2032 unless
  ///   set)
  public record Options(int fillFactor, int toastTupleTarget) {
    public static final Options DEFAULT = new Options(100, 2032);
  }

  /// Which attributes indexes depend on.
  ///
  /// @param hotBlocking a change of one of these needs new entries in all indexes, so the update is
  ///   not HOT
  /// @param summarized a change of one of these needs new entries in summarizing indexes (BRIN)
  ///   only
  /// @param key of unique indexes that foreign keys may refer to: a change takes the strongest row
  ///   lock
  /// @param identity the replica identity
  public record IndexedAttributes(
      AttributeSet hotBlocking, AttributeSet summarized, AttributeSet key, AttributeSet identity) {
    public static final IndexedAttributes NONE =
        new IndexedAttributes(
            AttributeSet.EMPTY, AttributeSet.EMPTY, AttributeSet.EMPTY, AttributeSet.EMPTY);
  }

  private final Options options;
  private final IndexedAttributes indexedAttributes;
  private final List<ColumnStorage> columnStorage;
  private final @Nullable ToastDescriptor toast;

  /// A table whose values are stored as they come, as those of TOAST tables are.
  ///
  /// @param toast its TOAST table, or null where no value can get that long
  public TableDescriptor(
      Identity identity,
      TupleLayout layout,
      Options options,
      IndexedAttributes indexedAttributes,
      @Nullable ToastDescriptor toast,
      RelationFiles relationFiles) {
    this(identity, layout, options, indexedAttributes, List.of(), toast, relationFiles);
  }

  /// A table whose long values are compressed or moved out.
  ///
  /// @param columnStorage how, for each attribute; empty for a TOAST table, a sequence and whatever
  ///   else never has that done
  /// @param toast its TOAST table, or null where no value can get that long
  public TableDescriptor(
      Identity identity,
      TupleLayout layout,
      Options options,
      IndexedAttributes indexedAttributes,
      List<ColumnStorage> columnStorage,
      @Nullable ToastDescriptor toast,
      RelationFiles relationFiles) {
    super(identity, layout, relationFiles);
    this.options = options;
    this.indexedAttributes = indexedAttributes;
    this.columnStorage = List.copyOf(columnStorage);
    this.toast = toast;
  }

  public Options options() {
    return options;
  }

  public IndexedAttributes indexedAttributes() {
    return indexedAttributes;
  }

  /// How long values of each attribute are stored; empty where all are stored as they come.
  public List<ColumnStorage> columnStorage() {
    return columnStorage;
  }

  public @Nullable ToastDescriptor toast() {
    return toast;
  }
}
