package org.gajah.btree.tree;

import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.page.value.TupleLayout;

/// The columns of an index as comparisons need them. Immutable.
public final class KeyColumns {
  private final TupleLayout layout;
  private final int keyCount;
  private final int columnCount;
  private final TupleLayout.Attribute[] attributes;
  private final KeyOrder[] orders;
  private final boolean[] descending;
  private final boolean[] nullsFirst;
  private final boolean equalImage;

  public KeyColumns(IndexDescriptor index) {
    layout = index.layout();
    keyCount = index.keyColumnCount();
    columnCount = index.columnCount();
    attributes = new TupleLayout.Attribute[columnCount];
    orders = new KeyOrder[keyCount];
    descending = new boolean[keyCount];
    nullsFirst = new boolean[keyCount];
    boolean allEqualImage = keyCount == columnCount;
    for (int i = 0; i < columnCount; i++) {
      attributes[i] = layout.attribute(i);
    }
    for (int i = 0; i < keyCount; i++) {
      IndexDescriptor.KeyColumn column = index.keyColumns().get(i);
      orders[i] = column.order();
      descending[i] = column.descending();
      nullsFirst[i] = column.nullsFirst();
      allEqualImage &= column.order().equalImage();
    }
    equalImage = allEqualImage;
  }

  public TupleLayout layout() {
    return layout;
  }

  /// How many columns order the index.
  public int keyCount() {
    return keyCount;
  }

  /// Those and the included ones.
  public int columnCount() {
    return columnCount;
  }

  public TupleLayout.Attribute attribute(int column) {
    return attributes[column];
  }

  public KeyOrder order(int column) {
    return orders[column];
  }

  public boolean descending(int column) {
    return descending[column];
  }

  public boolean nullsFirst(int column) {
    return nullsFirst[column];
  }

  /// Whether a new index may be deduplicated: keys that are equal have equal bytes, and there is
  /// nothing but the key.
  public boolean equalImage() {
    return equalImage;
  }
}
