package org.gajah.oracle.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gajah.oracle.CProgram;
import org.gajah.oracle.Oracle;

/// What the node records look like: the oracle's headers joined with `trees.txt`.
final class NodeShapes {
  /// The headers that declare the nodes, and before them those that declare enums they use.
  static final List<String> HEADERS =
      List.of("nodes/nodes.h", "nodes/lockoptions.h", "nodes/primnodes.h", "nodes/parsenodes.h");

  /// Structs that are no nodes of their own, and nodes that never stand in a tree.
  private static final Set<String> LEFT_OUT =
      Set.of("Node", "Expr", "JsonTablePlan", "InlineCodeBlock", "CallContext");

  /// Enums of planner and executor that live in nodes.h.
  private static final Set<String> FOREIGN_ENUMS =
      Set.of("NodeTag", "AggStrategy", "SetOpCmd", "SetOpStrategy");

  /// A sealed group of nodes.
  ///
  /// @param members the groups and nodes that belong to it directly
  record Group(String name, List<String> parents, String description, List<String> members) {}

  /// A component of a record.
  record Component(String name, JavaType type, CHeaders.Field field) {
    /// Whether `equal()` looks at it.
    boolean compared() {
      return !field.has("equal_ignore")
          && !field.type().equals("ParseLoc")
          && !field.type().equals("CoercionForm");
    }
  }

  /// A node record.
  record Shape(
      String name,
      List<String> groups,
      String description,
      CHeaders.Struct struct,
      List<Component> components) {
    /// The word that stands behind `{` in a stored tree.
    String label() {
      return name.toUpperCase(Locale.ROOT);
    }
  }

  private final CHeaders headers = new CHeaders();
  private final Map<String, Map<String, Long>> enumValues = new TreeMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Set<String> rootMembers = new TreeSet<>();

  NodeShapes(Oracle oracle) throws IOException {
    for (String header : HEADERS) {
      headers.read(header, oracle.header(header));
    }
    FOREIGN_ENUMS.forEach(headers.enums()::remove);
    evaluateEnums(oracle);
    readNotes();
    for (String struct : headers.structs().keySet()) {
      if (!shapes.containsKey(struct) && !LEFT_OUT.contains(struct)) {
        throw new IllegalStateException("trees.txt lacks " + struct);
      }
    }
  }

  Map<String, Shape> shapes() {
    return shapes;
  }

  /// The record of this name.
  Shape shape(String name) {
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException(name);
    }
    return shape;
  }

  Map<String, Group> groups() {
    return groups;
  }

  /// Enums with the values of their enumerators, both in order.
  Map<String, Map<String, Long>> enums() {
    return enumValues;
  }

  CHeaders.Enumeration enumeration(String name) {
    CHeaders.Enumeration found = headers.enums().get(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  /// The groups and nodes that belong to `Node` and to no group.
  Set<String> rootMembers() {
    return rootMembers;
  }

  private void evaluateEnums(Oracle oracle) {
    List<String> constants =
        headers.enums().values().stream().flatMap(e -> e.constants().stream()).toList();
    List<Long> values = CProgram.values(oracle, HEADERS, constants);
    int next = 0;
    for (CHeaders.Enumeration enumeration : headers.enums().values()) {
      Map<String, Long> constantValues = new LinkedHashMap<>();
      for (String constant : enumeration.constants()) {
        constantValues.put(constant, values.get(next++));
      }
      enumValues.put(enumeration.name(), constantValues);
    }
  }

  private void readNotes() throws IOException {
    List<String> lines;
    try (InputStream in = NodeShapes.class.getResourceAsStream("trees.txt")) {
      if (in == null) {
        throw new IllegalStateException("trees.txt is missing");
      }
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    String heading = "";
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("  ")) {
        String[] words = line.trim().split(" ");
        fields.put(words[0], words[1]);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        finish(heading, fields);
        fields = new LinkedHashMap<>();
        heading = line;
      }
    }
    finish(heading, fields);
    for (String value : List.of("Integer", "Float", "Boolean", "String", "BitString")) {
      join(value + "Node", List.of("ValueNode"));
    }
    for (String list : List.of("NodeList", "IntList", "OidList", "XidList")) {
      join(list, List.of("ListNode"));
    }
  }

  private void finish(String heading, Map<String, String> fields) {
    if (heading.isEmpty()) {
      return;
    }
    int dashes = heading.indexOf(" -- ");
    String description = heading.substring(dashes + 4);
    String[] halves = heading.substring(0, dashes).split(" : ");
    String[] words = halves[0].split(" ");
    List<String> parents = halves.length == 1 ? List.of() : List.of(halves[1].split(", "));
    String name = words[1];
    if (words[0].equals("group")) {
      groups.put(name, new Group(name, parents, description, new ArrayList<>()));
    } else {
      shapes.put(name, shape(name, parents, description, fields));
    }
    join(name, parents);
  }

  private void join(String name, List<String> parents) {
    if (parents.isEmpty()) {
      rootMembers.add(name);
    }
    for (String parent : parents) {
      Group group = groups.get(parent);
      if (group == null) {
        throw new IllegalStateException("trees.txt: no group " + parent);
      }
      group.members().add(name);
    }
  }

  private Shape shape(
      String name, List<String> parents, String description, Map<String, String> notes) {
    CHeaders.Struct struct = headers.structs().get(name);
    if (struct == null) {
      throw new IllegalStateException("no header declares " + name);
    }
    List<Component> components = new ArrayList<>();
    Map<String, String> unused = new LinkedHashMap<>(notes);
    boolean first = true;
    for (CHeaders.Field field : struct.fields()) {
      boolean head = first && !notes.containsKey(field.name());
      first = false;
      if (!head) {
        String note = unused.remove(field.name());
        JavaType type = note == null ? type(name, field) : JavaType.parse(note);
        components.add(new Component(field.name(), type, field));
      }
    }
    if (!unused.isEmpty()) {
      throw new IllegalStateException("trees.txt: " + name + " has no " + unused.keySet());
    }
    return new Shape(name, parents, description, struct, List.copyOf(components));
  }

  private JavaType type(String node, CHeaders.Field field) {
    if (!field.pointer()) {
      return scalar(node, field);
    }
    return switch (field.type()) {
      case "char" -> new JavaType.Text(true);
      case "Bitmapset" -> new JavaType.Bits();
      case "List" ->
          throw new IllegalStateException("trees.txt does not type " + node + "." + field.name());
      case "String" -> new JavaType.Single("StringNode", true);
      default -> new JavaType.Single(field.type(), true);
    };
  }

  private JavaType scalar(String node, CHeaders.Field field) {
    Map<String, Long> constants = enumValues.get(field.type());
    if (constants != null) {
      String zero =
          constants.entrySet().stream()
              .filter(e -> e.getValue() == 0)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse("");
      return new JavaType.Enumeration(field.type(), !zero.isEmpty(), zero);
    }
    return switch (field.type()) {
      case "bool" -> new JavaType.Primitive("boolean", "bool");
      case "char" -> new JavaType.Primitive("char", "character");
      case "int", "int32", "int16", "AttrNumber" -> new JavaType.Primitive("int", "integer");
      case "Oid", "Index", "uint32", "bits32", "RelFileNumber", "SubTransactionId" ->
          new JavaType.Primitive("int", "unsigned");
      case "ParseLoc" -> new JavaType.Primitive("int", "location");
      case "long" -> new JavaType.Primitive("long", "longInteger");
      case "uint64", "AclMode" -> new JavaType.Primitive("long", "unsignedLong");
      case "Cost", "Cardinality" -> new JavaType.Primitive("double", "real");
      case "Datum" -> new JavaType.Bytes();
      default ->
          throw new IllegalStateException(
              node + "." + field.name() + ": no Java type for " + field.type());
    };
  }
}
