package org.gajah.accessapi.relation;

import java.util.BitSet;

/// A set of attributes, counted from 0. Immutable.
public final class AttributeSet {
  public static final AttributeSet EMPTY = new AttributeSet(new BitSet());

  private final BitSet bits;

  private AttributeSet(BitSet bits) {
    this.bits = bits;
  }

  public static AttributeSet of(int... attributes) {
    BitSet bits = new BitSet();
    for (int attribute : attributes) {
      bits.set(attribute);
    }
    return new AttributeSet(bits);
  }

  public AttributeSet with(int attribute) {
    BitSet union = (BitSet) bits.clone();
    union.set(attribute);
    return new AttributeSet(union);
  }

  public AttributeSet union(AttributeSet other) {
    BitSet union = (BitSet) bits.clone();
    union.or(other.bits);
    return new AttributeSet(union);
  }

  public boolean contains(int attribute) {
    return bits.get(attribute);
  }

  public boolean intersects(AttributeSet other) {
    return bits.intersects(other.bits);
  }

  public boolean isEmpty() {
    return bits.isEmpty();
  }

  /// The members, ascending.
  public int[] toArray() {
    return bits.stream().toArray();
  }
}
