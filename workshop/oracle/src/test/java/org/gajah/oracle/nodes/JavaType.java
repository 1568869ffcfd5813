package org.gajah.oracle.nodes;

/// The Java type of a component of a node record.
sealed interface JavaType {
  /// How the type is written, annotations included.
  String source();

  /// A Java primitive; `form` says how its text looks in a stored tree (a method of `FieldSink`).
  record Primitive(String source, String form) implements JavaType {}

  /// An enum of PostgreSQL's.
  record Enumeration(String source, boolean hasZero, String zero) implements JavaType {}

  /// Text.
  record Text(boolean nullable) implements JavaType {
    @Override
    public String source() {
      return nullable ? "@Nullable String" : "String";
    }
  }

  /// A node or a group of nodes.
  record Single(String name, boolean nullable) implements JavaType {
    @Override
    public String source() {
      return nullable ? "@Nullable " + name : name;
    }
  }

  /// A list of nodes, texts or lists.
  record Many(JavaType element) implements JavaType {
    @Override
    public String source() {
      return "List<" + element.source() + ">";
    }
  }

  /// `IntList` or `OidList`: never null.
  record Numbers(String source) implements JavaType {}

  /// `Bitmapset`: never null.
  record Bits() implements JavaType {
    @Override
    public String source() {
      return "Bitmapset";
    }
  }

  /// The bytes of a Datum.
  record Bytes() implements JavaType {
    @Override
    public String source() {
      return "byte @Nullable []";
    }
  }

  /// Whether null is a value of this type.
  default boolean nullable() {
    return switch (this) {
      case Text text -> text.nullable();
      case Single single -> single.nullable();
      case Bytes _ -> true;
      case Primitive _, Enumeration _, Many _, Numbers _, Bits _ -> false;
    };
  }

  /// Reads the notation of `trees.txt`.
  static JavaType parse(String notation) {
    boolean nullable = notation.endsWith("?");
    String plain = nullable ? notation.substring(0, notation.length() - 1) : notation;
    if (plain.startsWith("[")) {
      return new Many(parse(plain.substring(1, plain.length() - 1)));
    }
    return switch (plain) {
      case "string" -> new Text(nullable);
      case "strings" -> new Many(new Text(false));
      case "ints" -> new Numbers("IntList");
      case "oids" -> new Numbers("OidList");
      default -> new Single(plain, nullable);
    };
  }
}
