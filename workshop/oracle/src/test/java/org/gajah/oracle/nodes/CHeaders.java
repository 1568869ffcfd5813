package org.gajah.oracle.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The structs and enums of some C headers in the plain style of PostgreSQL's node definitions.
final class CHeaders {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern STRUCT =
      Pattern.compile("(?:typedef )?struct (\\w+)\\s*\\{(.*?)\\n\\}", Pattern.DOTALL);
  private static final Pattern ENUM =
      Pattern.compile("typedef enum (\\w+)\\s*\\{(.*?)\\}\\s*\\w+;", Pattern.DOTALL);
  private static final Pattern ALIAS = Pattern.compile("typedef (\\w+) (\\w+);");
  private static final Pattern ATTRIBUTES = Pattern.compile("pg_node_attr\\((.*)\\)\\s*;?\\s*$");
  private static final Pattern FIELD =
      Pattern.compile("(?:const |struct |union )?(\\w+)\\s+(\\*?)(\\w+)\\s*;?");
  private static final Pattern ENUMERATOR = Pattern.compile("(\\w+)\\s*(?:=[^,]*)?(?:,|$)");

  /// A field of a struct.
  ///
  /// @param type the C type without its star
  /// @param pointer whether it has a star
  /// @param attributes what `pg_node_attr` says of it
  record Field(String type, boolean pointer, String name, List<String> attributes) {
    boolean has(String attribute) {
      return attributes.contains(attribute);
    }
  }

  /// A struct.
  ///
  /// @param header the header that declares it
  /// @param attributes what `pg_node_attr` says of it as a whole
  record Struct(String name, String header, List<String> attributes, List<Field> fields) {
    boolean has(String attribute) {
      return attributes.contains(attribute);
    }

    /// The struct that its first field embeds, or `NodeTag`.
    String superType() {
      return fields.isEmpty() ? "" : fields.getFirst().type();
    }
  }

  /// An enum with its enumerators in order.
  record Enumeration(String name, String header, List<String> constants) {}

  private final Map<String, Struct> structs = new LinkedHashMap<>();
  private final Map<String, Enumeration> enums = new LinkedHashMap<>();

  Map<String, Struct> structs() {
    return structs;
  }

  Map<String, Enumeration> enums() {
    return enums;
  }

  /// Reads what one header declares.
  void read(String header, String text) {
    String code = COMMENT.matcher(text).replaceAll(" ");
    for (MatchResult match : all(STRUCT, code)) {
      structs.put(match.group(1), struct(match.group(1), header, match.group(2)));
    }
    for (MatchResult match : all(ENUM, code)) {
      List<String> constants =
          all(ENUMERATOR, match.group(2).replaceAll("\\s+", " ").trim()).stream()
              .map(m -> m.group(1))
              .toList();
      enums.put(match.group(1), new Enumeration(match.group(1), header, constants));
    }
    for (MatchResult match : all(ALIAS, code)) {
      Struct same = structs.get(match.group(1));
      if (same != null) {
        structs.put(
            match.group(2), new Struct(match.group(2), header, same.attributes(), same.fields()));
      }
    }
  }

  private static Struct struct(String name, String header, String body) {
    List<String> attributes = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (String line : body.lines().map(String::trim).filter(l -> !l.isEmpty()).toList()) {
      Matcher annotated = ATTRIBUTES.matcher(line);
      List<String> found =
          annotated.find() ? List.of(annotated.group(1).split(",\\s*")) : List.of();
      Matcher field = FIELD.matcher(line);
      if (line.startsWith("pg_node_attr")) {
        attributes.addAll(found);
      } else if (field.lookingAt()) {
        fields.add(new Field(field.group(1), !field.group(2).isEmpty(), field.group(3), found));
      } else {
        throw new IllegalStateException(header + ": cannot read " + line + " of " + name);
      }
    }
    return new Struct(name, header, List.copyOf(attributes), List.copyOf(fields));
  }

  private static List<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
