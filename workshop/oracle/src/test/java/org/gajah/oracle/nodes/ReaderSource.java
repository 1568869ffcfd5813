package org.gajah.oracle.nodes;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gajah.oracle.nodes.NodeShapes.Component;
import org.gajah.oracle.nodes.NodeShapes.Shape;

/// Writes the Java source of `NodeFactory`, which makes nodes out of the fields of a stored tree.
final class ReaderSource {
  /// Nodes whose text is no plain list of fields; `NodeReader` knows them.
  private static final Set<String> CUSTOM =
      Set.of("Const", "BoolExpr", "A_Expr", "A_Const", "RangeTblEntry");

  private final NodeShapes shapes;

  private ReaderSource(NodeShapes shapes) {
    this.shapes = shapes;
  }

  static String of(NodeShapes shapes) {
    return new ReaderSource(shapes).write();
  }

  private String write() {
    Map<Character, String> byLetter = new TreeMap<>();
    StringBuilder methods = new StringBuilder();
    for (Shape shape : new TreeMap<>(shapes.shapes()).values()) {
      if (!CUSTOM.contains(shape.name())) {
        String call = "case \"%s\" -> %s(in);\n".formatted(shape.label(), method(shape));
        byLetter.merge(shape.label().charAt(0), call, String::concat);
        methods.append(maker(shape));
      }
    }
    String letters =
        byLetter.keySet().stream()
            .map(l -> "case '%c' -> %s(label, in);\n".formatted(l, "letter" + l))
            .collect(Collectors.joining());
    String switches =
        byLetter.entrySet().stream()
            .map(e ->
                """

                private static @Nullable Node letter%c(String label, TreeScanner in) {
                  return switch (label) {
                    %s default -> null;
                  };
                }
                """
                    .formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining());
    return """
    package org.gajah.nodes.text;

    import javax.annotation.processing.Generated;
    import org.gajah.nodes.*;
    import org.gajah.nodes.+;
    import org.gajah.nodes.IntegerNode;
    import org.gajah.nodes.Node;
    import org.gajah.nodes.NodeList;
    import org.gajah.nodes.StringNode;
    import org.gajah.nodes.kinds.*;
    import org.jspecify.annotations.Nullable;

    /// Makes nodes out of the fields of a stored tree.
    @Generated("NodeFactsTest")
    final class NodeFactory {
    private NodeFactory() {}

    /// The node with this label, its fields read from `in`, or null when no plain node has it.
    static @Nullable Node read(String label, TreeScanner in) {
      return switch (label.charAt(0)) {
        %s default -> null;
      };
    }
    """
            .formatted(letters)
        + switches
        + methods
        + "}\n";
  }

  private static String method(Shape shape) {
    return "read" + shape.name().replace("_", "");
  }

  private String maker(Shape shape) {
    return "\nprivate static %1$s %2$s(TreeScanner in) { return new %1$s(%3$s); }\n"
        .formatted(shape.name(), method(shape), arguments(shape, ""));
  }

  private String arguments(Shape shape, String prefix) {
    return shape.components().stream()
        .map(c -> argument(c, prefix))
        .collect(Collectors.joining(", "));
  }

  private String argument(Component component, String prefix) {
    if (component.name().equals("base")) {
      return "new CreateStmt(" + arguments(shapes.shape("CreateStmt"), "base.") + ")";
    }
    if (component.field().has("read_write_ignore")) {
      return "0";
    }
    String label = "\"" + prefix + component.name() + "\"";
    return switch (component.type()) {
      case JavaType.Primitive(String _, String form) -> "in." + form + "(" + label + ")";
      case JavaType.Enumeration(String name, boolean _, String _) ->
          name + ".of(in.integer(" + label + "))";
      case JavaType.Text(boolean nullable) ->
          "in." + (nullable ? "string(" : "requiredString(") + label + ")";
      case JavaType.Single(String name, boolean nullable) ->
          "in.%s(%s, %s.class)".formatted(nullable ? "node" : "requiredNode", label, name);
      case JavaType.Numbers(String name) ->
          "in." + (name.equals("IntList") ? "ints(" : "oids(") + label + ")";
      case JavaType.Many(JavaType.Text(boolean nullable)) ->
          "in." + (nullable ? "nullableStrings(" : "strings(") + label + ")";
      case JavaType.Many(JavaType.Single(String name, boolean nullable)) ->
          "in.%s(%s, %s.class)".formatted(nullable ? "nullableNodes" : "nodes", label, name);
      case JavaType.Many(JavaType.Many(JavaType.Text _)) -> "in.stringLists(" + label + ")";
      case JavaType.Many(JavaType.Many(JavaType.Single(String name, boolean _))) ->
          "in.nodeLists(%s, %s.class)".formatted(label, name);
      case JavaType.Many _ -> throw new IllegalStateException(component.toString());
      case JavaType.Bits _ -> "in.bits(" + label + ")";
      case JavaType.Bytes _ -> throw new IllegalStateException(component.toString());
    };
  }
}
