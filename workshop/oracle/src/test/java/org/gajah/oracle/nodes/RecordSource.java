package org.gajah.oracle.nodes;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gajah.oracle.nodes.NodeShapes.Component;
import org.gajah.oracle.nodes.NodeShapes.Shape;

/// Writes the Java source of one node record, not yet formatted.
final class RecordSource {
  /// Records with fewer components are built by their constructors alone.
  private static final int BUILDER_FROM = 3;

  private final NodeShapes shapes;
  private final Shape shape;
  private final StringBuilder out = new StringBuilder();

  private RecordSource(NodeShapes shapes, Shape shape) {
    this.shapes = shapes;
    this.shape = shape;
  }

  static String of(NodeShapes shapes, Shape shape) {
    return new RecordSource(shapes, shape).write();
  }

  private String write() {
    String parents = shape.groups().isEmpty() ? "Node" : String.join(", ", shape.groups());
    out.append(
        """
        package org.gajah.nodes;

        import java.util.Arrays;
        import java.util.List;
        import java.util.Objects;
        import java.util.function.Predicate;
        import java.util.function.UnaryOperator;
        import javax.annotation.processing.Generated;
        import org.gajah.nodes.kinds.*;
        import org.jspecify.annotations.Nullable;

        """);
    out.append("/// ").append(sentence(shape.description())).append('\n');
    out.append("///\n/// Mirrors `").append(shape.name()).append("` of ");
    out.append(shape.struct().header()).append(".\n");
    out.append("@Generated(\"NodeFactsTest\")\n");
    out.append("public record ").append(shape.name()).append('(');
    out.append(each(c -> c.type().source() + " " + c.name(), ", "));
    out.append(") implements ").append(parents).append(" {\n");
    constructor();
    out.append("\n@Override public String label() { return \"");
    out.append(shape.label()).append("\"; }\n");
    anyChild();
    mapChildren();
    fields();
    equality();
    if (hasBuilder()) {
      builder();
    }
    return out.append("}\n").toString();
  }

  static String sentence(String description) {
    return description.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
        + description.substring(1)
        + (description.endsWith(".") ? "" : ".");
  }

  private boolean hasBuilder() {
    return shape.components().size() >= BUILDER_FROM;
  }

  private List<Component> components() {
    return shape.components();
  }

  private String each(Function<Component, String> text, String separator) {
    return components().stream().map(text).collect(Collectors.joining(separator));
  }

  private void constructor() {
    String copies =
        components().stream()
            .filter(c -> c.type() instanceof JavaType.Many)
            .map(c -> c.name() + " = " + frozen((JavaType.Many) c.type(), c.name()) + ";\n")
            .collect(Collectors.joining());
    if (!copies.isEmpty()) {
      out.append("public ").append(shape.name()).append(" {\n").append(copies).append("}\n");
    }
  }

  private static String frozen(JavaType.Many many, String name) {
    if (many.element() instanceof JavaType.Many) {
      return "Children.frozenLists(" + name + ")";
    }
    return (many.element().nullable() ? "Children.frozen(" : "List.copyOf(") + name + ")";
  }

  private void anyChild() {
    String tests =
        components().stream()
            .map(RecordSource::anyChild)
            .filter(t -> !t.isEmpty())
            .collect(Collectors.joining(" || "));
    out.append("\n@Override public boolean anyChild(Predicate<? super Node> test) { return ");
    out.append(tests.isEmpty() ? "false" : tests).append("; }\n");
  }

  private static String anyChild(Component component) {
    String name = component.name();
    return switch (component.type()) {
      case JavaType.Single(String _, boolean nullable) when nullable ->
          "(" + name + " != null && test.test(" + name + "))";
      case JavaType.Single _ -> "test.test(" + name + ")";
      case JavaType.Many(JavaType.Single _) -> "Children.any(" + name + ", test)";
      case JavaType.Many(JavaType.Many(JavaType.Single _)) ->
          "Children.anyOfLists(" + name + ", test)";
      default -> "";
    };
  }

  private void mapChildren() {
    out.append("\n@Override public ").append(shape.name());
    out.append(" mapChildren(UnaryOperator<Node> mapper) {\n");
    List<Component> mapped = components().stream().filter(c -> !mapped(c).isEmpty()).toList();
    for (Component component : mapped) {
      out.append(component.type().source()).append(" new").append(capital(component.name()));
      out.append(" = ").append(mapped(component)).append(";\n");
    }
    if (mapped.isEmpty()) {
      out.append("return this;\n}\n");
      return;
    }
    out.append("return ");
    out.append(
        mapped.stream()
            .map(c -> "new" + capital(c.name()) + " == " + c.name())
            .collect(Collectors.joining(" && ")));
    out.append(" ? this : new ").append(shape.name()).append('(');
    out.append(each(c -> mapped.contains(c) ? "new" + capital(c.name()) : c.name(), ", "));
    out.append(");\n}\n");
  }

  private static String mapped(Component component) {
    String name = component.name();
    return switch (component.type()) {
      case JavaType.Single(String type, boolean nullable) -> {
        String cast = type.equals("Node") ? "" : "(" + type + ") ";
        yield (nullable ? name + " == null ? null : " : "") + cast + "mapper.apply(" + name + ")";
      }
      case JavaType.Many(JavaType.Single _) -> "Children.map(" + name + ", mapper)";
      case JavaType.Many(JavaType.Many(JavaType.Single _)) ->
          "Children.mapLists(" + name + ", mapper)";
      default -> "";
    };
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private void fields() {
    out.append("\n@Override public void fields(FieldSink out) {\n");
    for (Component component : components()) {
      if (component.name().equals("base")) {
        for (Component inherited : shapes.shape("CreateStmt").components()) {
          field("base." + inherited.name(), "base." + inherited.name() + "()", inherited);
        }
      } else if (!component.field().has("read_write_ignore")) {
        field(component.name(), component.name(), component);
      }
    }
    out.append("}\n");
  }

  private void field(String label, String value, Component component) {
    String method =
        switch (component.type()) {
          case JavaType.Primitive(String _, String form) -> form;
          case JavaType.Enumeration _ -> "enumeration";
          case JavaType.Text _ -> "string";
          case JavaType.Single _, JavaType.Numbers _ -> "node";
          case JavaType.Many(JavaType.Text _) -> "strings";
          case JavaType.Many(JavaType.Single _) -> "nodes";
          case JavaType.Many(JavaType.Many(JavaType.Text _)) -> "stringLists";
          case JavaType.Many _ -> "nodeLists";
          case JavaType.Bits _ -> "bits";
          case JavaType.Bytes _ -> "bytes";
        };
    out.append("out.").append(method).append("(\"").append(label).append("\", ");
    out.append(value).append(");\n");
  }

  private void equality() {
    out.append("\n/// As PostgreSQL's `equal()`: places in the text");
    out.append(" and other things that mean nothing are not compared.\n");
    out.append("@Override public boolean equals(@Nullable Object other) { return ");
    String tests =
        components().stream()
            .filter(Component::compared)
            .map(c -> " && " + same(c))
            .collect(Collectors.joining());
    boolean unused = tests.isEmpty();
    out.append(unused ? "other instanceof " : "this == other || other instanceof ");
    out.append(shape.name()).append(unused ? "" : " that").append(tests).append("; }\n");
    out.append("\n@Override public int hashCode() {\n");
    out.append("int hash = ").append(shape.name().hashCode()).append(";\n");
    components().stream()
        .filter(c -> c.compared() && !c.field().has("equal_ignore_if_zero"))
        .map(RecordSource::hash)
        .filter(h -> !h.isEmpty())
        .forEach(h -> out.append("hash = 31 * hash + ").append(h).append(";\n"));
    out.append("return hash;\n}\n");
  }

  private String same(Component component) {
    String name = component.name();
    if (shape.name().equals("Const") && name.equals("constvalue")) {
      return "(constisnull || Arrays.equals(constvalue, that.constvalue))";
    }
    if (component.field().has("equal_ignore_if_zero")) {
      return "(" + name + " == that." + name + " || " + name + " == 0 || that." + name + " == 0)";
    }
    return switch (component.type()) {
      case JavaType.Primitive(String type, String _) when type.equals("double") ->
          "Double.compare(" + name + ", that." + name + ") == 0";
      case JavaType.Primitive _, JavaType.Enumeration _ -> name + " == that." + name;
      case JavaType.Bytes _ -> "Arrays.equals(" + name + ", that." + name + ")";
      default ->
          component.type().nullable()
              ? "Objects.equals(" + name + ", that." + name + ")"
              : name + ".equals(that." + name + ")";
    };
  }

  private static String hash(Component component) {
    String name = component.name();
    return switch (component.type()) {
      case JavaType.Primitive(String type, String _)
          when type.equals("int") || type.equals("char") ->
          name;
      case JavaType.Primitive primitive -> capital(primitive.source()) + ".hashCode(" + name + ")";
      case JavaType.Enumeration _ -> name + ".ordinal()";
      case JavaType.Bytes _ -> "(constisnull ? 0 : Arrays.hashCode(" + name + "))";
      default ->
          component.type().nullable() ? "Objects.hashCode(" + name + ")" : name + ".hashCode()";
    };
  }

  private void builder() {
    String name = shape.name();
    out.append("\n/// A builder with every field empty: null, zero, false, no elements,");
    out.append(" and -1 for places in the text.\n");
    out.append("public static Builder builder() { return new Builder(); }\n");
    out.append("\n/// A builder with the fields of this node.\n");
    out.append("public Builder toBuilder() { Builder builder = new Builder();\n");
    out.append(each(c -> "builder." + c.name() + " = " + c.name() + ";\n", ""));
    out.append("return builder; }\n\n/// Builds a [").append(name).append("].\n");
    out.append("public static final class Builder {\n");
    out.append(each(RecordSource::builderField, ""));
    out.append("\nprivate Builder() {}\n");
    out.append(each(RecordSource::setter, ""));
    out.append("\n/// The node; fields that are never null must have been set.\n");
    out.append("public ").append(name).append(" build() { return new ").append(name).append('(');
    out.append(each(c -> needsValue(c) ? required(c) : c.name(), ", "));
    out.append("); }\n}\n");
  }

  private static String required(Component component) {
    return "Objects.requireNonNull(" + component.name() + ", \"" + component.name() + "\")";
  }

  private static boolean needsValue(Component component) {
    return switch (component.type()) {
      case JavaType.Single single -> !single.nullable();
      case JavaType.Text text -> !text.nullable();
      case JavaType.Enumeration enumeration -> !enumeration.hasZero();
      default -> false;
    };
  }

  private static String builderField(Component component) {
    String initial =
        switch (component.type()) {
          case JavaType.Primitive(String _, String form) -> form.equals("location") ? " = -1" : "";
          case JavaType.Enumeration enumeration when enumeration.hasZero() ->
              " = " + enumeration.source() + "." + enumeration.zero();
          case JavaType.Many _ -> " = List.of()";
          case JavaType.Numbers(String type) -> " = " + type + ".EMPTY";
          case JavaType.Bits _ -> " = Bitmapset.EMPTY";
          default -> "";
        };
    String type = (needsValue(component) ? "@Nullable " : "") + component.type().source();
    return "private " + type + " " + component.name() + initial + ";\n";
  }

  private static String setter(Component component) {
    String name = component.name();
    return "\npublic Builder %s(%s %s) { this.%s = %s; return this; }\n"
        .formatted(name, component.type().source(), name, name, name);
  }
}
