package org.gajah.nodes;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An unchangeable list of oids.
///
/// Mirrors `List` of nodes/pg_list.h with the tag `T_OidList`; NIL is [#EMPTY].
public final class OidList implements ListNode {
  public static final OidList EMPTY = new OidList(new int[0]);

  private final int[] elements;

  private OidList(int[] elements) {
    this.elements = elements;
  }

  /// A list with a copy of `elements`.
  public static OidList of(int... elements) {
    return elements.length == 0 ? EMPTY : new OidList(elements.clone());
  }

  public int size() {
    return elements.length;
  }

  public boolean isEmpty() {
    return elements.length == 0;
  }

  public int get(int index) {
    return elements[index];
  }

  public boolean contains(int element) {
    for (int each : elements) {
      if (each == element) {
        return true;
      }
    }
    return false;
  }

  public IntStream stream() {
    return Arrays.stream(elements);
  }

  public int[] toArray() {
    return elements.clone();
  }

  /// This list with one more element at its end.
  public OidList plus(int element) {
    int[] longer = Arrays.copyOf(elements, elements.length + 1);
    longer[elements.length] = element;
    return new OidList(longer);
  }

  @Override
  public String label() {
    return "";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public OidList mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.node("elements", this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OidList list && Arrays.equals(elements, list.elements);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(elements);
  }

  @Override
  public String toString() {
    return Arrays.toString(elements);
  }
}
