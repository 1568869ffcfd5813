package org.gajah.nodes;

import java.util.List;
import org.gajah.nodes.kinds.PgEnum;
import org.jspecify.annotations.Nullable;

/// Is told the fields of a node, one after the other in PostgreSQL's order, by [Node#fields].
///
/// There is a method for each way in which fields look in the text of a tree. A writer of such
/// texts, a printer and a fingerprint of queries are sinks.
public interface FieldSink {
  void integer(String name, int value);

  /// An oid, an index or another unsigned number.
  void unsigned(String name, int value);

  void longInteger(String name, long value);

  void unsignedLong(String name, long value);

  void real(String name, double value);

  void bool(String name, boolean value);

  /// A single ASCII character; zero means none.
  void character(String name, char value);

  void string(String name, @Nullable String value);

  void enumeration(String name, PgEnum value);

  /// A place in the text of the statement.
  void location(String name, int value);

  void node(String name, @Nullable Node value);

  void nodes(String name, List<? extends @Nullable Node> value);

  void nodeLists(String name, List<? extends List<? extends Node>> value);

  void strings(String name, List<? extends @Nullable String> value);

  void stringLists(String name, List<List<String>> value);

  void bits(String name, Bitmapset value);

  /// The bytes of a Datum.
  void bytes(String name, byte @Nullable [] value);
}
