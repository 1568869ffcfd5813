package org.gajah.nodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A list of nodes that stands where a node is expected. It is never empty in a stored tree, where
/// the empty list is null.
///
/// Mirrors `List` of nodes/pg_list.h with the tag `T_List`.
public record NodeList(List<@Nullable Node> elements) implements ListNode {
  public NodeList {
    elements = Children.frozen(elements);
  }

  public static NodeList of(@Nullable Node... elements) {
    return new NodeList(Arrays.asList(elements));
  }

  /// A list of nodes none of which is null.
  public static NodeList of(List<? extends Node> elements) {
    return new NodeList(new ArrayList<>(elements));
  }

  /// A list of [StringNode]s, as a name with its qualifiers is one.
  public static NodeList ofStrings(List<String> strings) {
    List<@Nullable Node> nodes = new ArrayList<>(strings.size());
    for (String string : strings) {
      nodes.add(new StringNode(string));
    }
    return new NodeList(nodes);
  }

  public int size() {
    return elements.size();
  }

  public @Nullable Node get(int index) {
    return elements.get(index);
  }

  /// The strings of a list of [StringNode]s.
  ///
  /// @throws ClassCastException when it holds something else
  public List<String> strings() {
    List<String> strings = new ArrayList<>(size());
    for (Node node : elements) {
      strings.add(((StringNode) Objects.requireNonNull(node)).sval());
    }
    return strings;
  }

  @Override
  public String label() {
    return "";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(elements, test);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same list comes back when nothing changed
  public NodeList mapChildren(UnaryOperator<Node> mapper) {
    List<@Nullable Node> mapped = Children.map(elements, mapper);
    return mapped == elements ? this : new NodeList(mapped);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("elements", elements);
  }
}
