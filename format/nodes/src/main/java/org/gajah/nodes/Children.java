package org.gajah.nodes;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the records share: unchangeable lists, and lists of children asked and mapped.
final class Children {
  private Children() {}

  /// An unchangeable copy of a list that may hold nulls.
  static <T extends @Nullable Object> List<T> frozen(List<T> list) {
    if (list.isEmpty()) {
      return List.of();
    }
    return list instanceof Frozen<T> ? list : new Frozen<>(list.toArray());
  }

  /// An unchangeable copy of a list of lists.
  static <T> List<List<T>> frozenLists(List<List<T>> lists) {
    List<T>[] copies = newArray(lists.size());
    for (int i = 0; i < copies.length; i++) {
      copies[i] = List.copyOf(lists.get(i));
    }
    return List.of(copies);
  }

  @SuppressWarnings({
    "unchecked",
    "rawtypes"
  }) // an array of a generic type cannot be made otherwise
  private static <T> List<T>[] newArray(int length) {
    return new List[length];
  }

  static boolean any(List<? extends @Nullable Node> nodes, Predicate<? super Node> test) {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (node != null && test.test(node)) {
        return true;
      }
    }
    return false;
  }

  static boolean anyOfLists(
      List<? extends List<? extends Node>> lists, Predicate<? super Node> test) {
    for (int i = 0; i < lists.size(); i++) {
      if (any(lists.get(i), test)) {
        return true;
      }
    }
    return false;
  }

  /// The list with its nodes mapped: the same list when they all stay the same.
  @SuppressWarnings({
    "unchecked", // the mapper keeps to the types of the places it maps
    "ReferenceEquality" // the same node comes back when nothing changed
  })
  static <T extends @Nullable Node> List<T> map(List<T> nodes, UnaryOperator<Node> mapper) {
    List<T> mapped = null;
    for (int i = 0; i < nodes.size(); i++) {
      T node = nodes.get(i);
      T made = node == null ? node : (T) mapper.apply(node);
      if (made != node) {
        if (mapped == null) {
          mapped = new ArrayList<>(nodes);
        }
        mapped.set(i, made);
      }
    }
    return mapped == null ? nodes : mapped;
  }

  @SuppressWarnings("ReferenceEquality") // the same list comes back when nothing changed
  static <T extends Node> List<List<T>> mapLists(List<List<T>> lists, UnaryOperator<Node> mapper) {
    List<List<T>> mapped = null;
    for (int i = 0; i < lists.size(); i++) {
      List<T> made = map(lists.get(i), mapper);
      if (made != lists.get(i)) {
        if (mapped == null) {
          mapped = new ArrayList<>(lists);
        }
        mapped.set(i, made);
      }
    }
    return mapped == null ? lists : mapped;
  }

  /// An unchangeable list that may hold nulls.
  private static final class Frozen<T extends @Nullable Object> extends AbstractList<T>
      implements RandomAccess {
    private final @Nullable Object[] elements;

    Frozen(@Nullable Object[] elements) {
      this.elements = elements;
    }

    @Override
    @SuppressWarnings("unchecked") // the array was made of a list of T
    public T get(int index) {
      return (T) elements[index];
    }

    @Override
    public int size() {
      return elements.length;
    }
  }
}
