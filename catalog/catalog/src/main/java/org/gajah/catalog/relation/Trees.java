package org.gajah.catalog.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// Trees that catalogs hold as text.
final class Trees {
  private Trees() {}

  /// The nodes of a list; none for null. A node that is no list is one of its own.
  static List<Node> list(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    Node node = NodeReader.read(text);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof NodeList list)) {
      return List.of(node);
    }
    List<Node> result = new ArrayList<>(list.elements().size());
    for (Node element : list.elements()) {
      result.add(Objects.requireNonNull(element));
    }
    return result;
  }

  /// The conditions of which one that is stored consists; none for null.
  static List<Node> conditions(@Nullable String text) {
    List<Node> result = new ArrayList<>();
    for (Node node : list(text)) {
      if (node instanceof BoolExpr and && and.boolop() == BoolExprType.AND_EXPR) {
        result.addAll(and.args());
      } else {
        result.add(node);
      }
    }
    return result;
  }

  /// A single tree.
  static Node one(String text) {
    Node node = NodeReader.read(text);
    if (node == null) {
      throw PgException.internal("no tree in: " + text);
    }
    return node;
  }
}
