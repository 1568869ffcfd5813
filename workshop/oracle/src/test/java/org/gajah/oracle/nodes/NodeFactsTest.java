package org.gajah.oracle.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// The records, enums and groups of `format/nodes` are made from the oracle's headers.
class NodeFactsTest {
  private static final String MODULE = "format/nodes/src/main/java/";

  private final Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());

  @Test
  void everyNodeOfTheHeadersAndNoOther() throws IOException, FormatterException {
    Oracle oracle = Oracle.installed();
    NodeShapes shapes = new NodeShapes(oracle);
    Map<String, String> sources = new TreeMap<>();
    shapes
        .shapes()
        .forEach((n, s) -> sources.put("org/gajah/nodes/" + n, RecordSource.of(shapes, s)));
    shapes.groups().forEach((n, g) -> sources.put("org/gajah/nodes/" + n, group(g)));
    sources.put("org/gajah/nodes/Node", root(shapes));
    shapes
        .enums()
        .forEach((n, v) ->
            sources.put("org/gajah/nodes/kinds/" + n, EnumSource.of(shapes.enumeration(n), v)));
    for (ConstantsSource constants : ConstantsSource.all()) {
      sources.put("org/gajah/nodes/kinds/" + constants.name(), constants.write(oracle));
    }
    sources.put("org/gajah/nodes/text/NodeFactory", ReaderSource.of(shapes));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Facts.check(MODULE + source.getKey() + ".java", format(source.getValue(), shapes));
    }
    assertThat(generated())
        .as("generated sources that nothing generates")
        .isEqualTo(new TreeSet<>(sources.keySet()));
  }

  private static String group(NodeShapes.Group group) {
    String parents = group.parents().isEmpty() ? "Node" : String.join(", ", group.parents());
    return """
    package org.gajah.nodes;

    import javax.annotation.processing.Generated;

    /// %s
    @Generated("NodeFactsTest")
    public sealed interface %s extends %s permits %s {}
    """
        .formatted(
            RecordSource.sentence(group.description()),
            group.name(),
            parents,
            String.join(", ", new TreeSet<>(group.members())));
  }

  private static String root(NodeShapes shapes) {
    return """
    package org.gajah.nodes;

    import java.util.function.Predicate;
    import java.util.function.UnaryOperator;
    import javax.annotation.processing.Generated;

    /// A node of PostgreSQL's trees: raw, query and expression trees.
    ///
    /// Nodes are immutable. They are equal when PostgreSQL's `equal()` says so, which overlooks
    /// places in the text. Mirrors `Node` of nodes/nodes.h.
    @Generated("NodeFactsTest")
    public sealed interface Node permits %s {
    /// The word that stands behind the brace in the text of a tree; empty for lists and literals,
    /// which have none.
    String label();

    /// Whether `test` holds for one of the children, which it is asked for in the order of the
    /// fields until it says yes. Children that are null are passed over.
    boolean anyChild(Predicate<? super Node> test);

    /// This node with every child replaced by what `mapper` makes of it: this very node when
    /// `mapper` returns its arguments. Children that are null are passed over.
    ///
    /// @throws ClassCastException when `mapper` makes a node that cannot stand in the child's place
    Node mapChildren(UnaryOperator<Node> mapper);

    /// Tells all fields in PostgreSQL's order.
    void fields(FieldSink out);
    }
    """
        .formatted(String.join(", ", shapes.rootMembers()));
  }

  private String format(String source, NodeShapes shapes) throws FormatterException {
    String expanded =
        source
            .replace(
                "import org.gajah.nodes.kinds.*;\n", imports("kinds.", shapes.enums().keySet()))
            .replace("import org.gajah.nodes.*;\n", imports("", shapes.shapes().keySet()))
            .replace("import org.gajah.nodes.+;\n", imports("", shapes.groups().keySet()));
    String tidy =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(expanded), JavaFormatterOptions.Style.GOOGLE);
    return formatter.formatSource(tidy);
  }

  private static String imports(String topic, Set<String> names) {
    return names.stream()
        .map(n -> "import org.gajah.nodes." + topic + n + ";\n")
        .collect(Collectors.joining());
  }

  private static Set<String> generated() throws IOException {
    Path module = Facts.root().resolve(MODULE);
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .filter(f -> f.toString().endsWith(".java") && isGenerated(f))
          .map(f -> module.relativize(f).toString().replace(".java", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean isGenerated(Path file) {
    try {
      return Files.readString(file).contains("@Generated(\"NodeFactsTest\")");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
