package org.gajah.nodes.text;

import java.util.List;
import org.gajah.base.error.StackGuard;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.A_Expr;
import org.gajah.nodes.BitStringNode;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.Const;
import org.gajah.nodes.FieldSink;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntList;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.ListNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.ValueNode;
import org.gajah.nodes.XidList;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.PgEnum;
import org.jspecify.annotations.Nullable;

/// Writes trees as the catalogs store them.
public final class NodeWriter implements FieldSink {
  private final StringBuilder out = new StringBuilder(256);
  private final boolean withLocations;
  private final StackGuard depth;

  private NodeWriter(boolean withLocations, StackGuard depth) {
    this.withLocations = withLocations;
    this.depth = depth;
  }

  /// The text of a tree as PostgreSQL's `nodeToString()` writes it: places in the text of the
  /// statement are -1.
  ///
  /// @throws org.gajah.base.error.PgException 54001 when the tree is too deep
  public static String write(@Nullable Node tree) {
    return write(tree, new StackGuard(NodeReader.DEFAULT_DEPTH));
  }

  /// As [#write(Node)], for trees as deep as `depth` allows.
  public static String write(@Nullable Node tree, StackGuard depth) {
    NodeWriter writer = new NodeWriter(false, depth);
    writer.value(tree);
    return writer.out.toString();
  }

  /// The text of a tree with its places, as PostgreSQL's `nodeToStringWithLocations()` writes it.
  public static String writeWithLocations(@Nullable Node tree, StackGuard depth) {
    NodeWriter writer = new NodeWriter(true, depth);
    writer.value(tree);
    return writer.out.toString();
  }

  private void value(@Nullable Node node) {
    switch (node) {
      case null -> out.append("<>");
      case ListNode list -> list(list);
      case ValueNode value -> literal(value);
      default -> {
        depth.enter();
        out.append('{').append(node.label());
        content(node);
        out.append('}');
        depth.leave();
      }
    }
  }

  private void content(Node node) {
    switch (node) {
      case Const constant -> constant(constant);
      case BoolExpr bool -> bool(bool);
      case A_Expr expr -> rawOperator(expr);
      case A_Const constant -> rawConstant(constant);
      case RangeTblEntry entry -> RangeTableText.write(entry, this);
      default -> node.fields(this);
    }
  }

  private void constant(Const constant) {
    unsigned("consttype", constant.consttype());
    integer("consttypmod", constant.consttypmod());
    unsigned("constcollid", constant.constcollid());
    integer("constlen", constant.constlen());
    bool("constbyval", constant.constbyval());
    bool("constisnull", constant.constisnull());
    location("location", constant.location());
    label("constvalue");
    byte[] datum = constant.constvalue();
    if (constant.constisnull() || datum == null) {
      out.append("<>");
    } else {
      out.append(constant.constbyval() ? constant.constlen() : datum.length);
      datum(datum);
    }
  }

  private void datum(byte[] datum) {
    out.append(" [ ");
    for (byte each : datum) {
      out.append(each).append(' ');
    }
    out.append(']');
  }

  private void bool(BoolExpr bool) {
    label("boolop");
    out.append(
        switch (bool.boolop()) {
          case AND_EXPR -> "and";
          case OR_EXPR -> "or";
          case NOT_EXPR -> "not";
        });
    nodes("args", bool.args());
    location("location", bool.location());
  }

  private void rawOperator(A_Expr expr) {
    if (expr.kind() != A_Expr_Kind.AEXPR_OP) {
      out.append(' ').append(RawOperatorText.word(expr.kind()));
    }
    strings("name", expr.name());
    node("lexpr", expr.lexpr());
    node("rexpr", expr.rexpr());
    location("location", expr.location());
  }

  private void rawConstant(A_Const constant) {
    if (constant.isnull()) {
      out.append(" NULL");
    } else {
      node("val", constant.val());
    }
    location("location", constant.location());
  }

  private void list(ListNode list) {
    switch (list) {
      case NodeList nodes -> elements(nodes.elements());
      case IntList ints -> {
        out.append("(i");
        for (int i = 0; i < ints.size(); i++) {
          out.append(' ').append(ints.get(i));
        }
        out.append(')');
      }
      case OidList oids -> {
        out.append("(o");
        for (int i = 0; i < oids.size(); i++) {
          out.append(' ').append(Integer.toUnsignedLong(oids.get(i)));
        }
        out.append(')');
      }
      case XidList xids -> {
        out.append("(x");
        for (int i = 0; i < xids.size(); i++) {
          out.append(' ').append(Integer.toUnsignedLong(xids.get(i)));
        }
        out.append(')');
      }
    }
  }

  private void elements(List<? extends @Nullable Node> nodes) {
    if (nodes.isEmpty()) {
      out.append("<>");
      return;
    }
    char separator = '(';
    for (int i = 0; i < nodes.size(); i++) {
      if (i > 0) {
        separator = ' ';
      }
      out.append(separator);
      value(nodes.get(i));
    }
    out.append(')');
  }

  private void literal(ValueNode value) {
    switch (value) {
      case IntegerNode(int ival) -> out.append(ival);
      case FloatNode(String fval) -> out.append(fval);
      case BooleanNode(boolean boolval) -> out.append(boolval);
      case StringNode(String sval) -> quoted(sval);
      case BitStringNode(String bsval) -> Token.append(out, bsval);
    }
  }

  private void quoted(String text) {
    out.append('"');
    if (!text.isEmpty()) {
      Token.append(out, text);
    }
    out.append('"');
  }

  private void label(String name) {
    out.append(" :").append(name).append(' ');
  }

  @Override
  public void integer(String name, int value) {
    label(name);
    out.append(value);
  }

  @Override
  public void unsigned(String name, int value) {
    label(name);
    out.append(Integer.toUnsignedLong(value));
  }

  @Override
  public void longInteger(String name, long value) {
    label(name);
    out.append(value);
  }

  @Override
  public void unsignedLong(String name, long value) {
    label(name);
    out.append(Long.toUnsignedString(value));
  }

  @Override
  public void real(String name, double value) {
    label(name);
    out.append(ShortestDecimal.of(value));
  }

  @Override
  public void bool(String name, boolean value) {
    label(name);
    out.append(value);
  }

  @Override
  public void character(String name, char value) {
    label(name);
    if (value == 0) {
      out.append("<>");
    } else {
      Token.append(out, String.valueOf(value));
    }
  }

  @Override
  public void string(String name, @Nullable String value) {
    label(name);
    Token.append(out, value);
  }

  @Override
  public void enumeration(String name, PgEnum value) {
    integer(name, value.value());
  }

  @Override
  public void location(String name, int value) {
    integer(name, withLocations ? value : -1);
  }

  @Override
  public void node(String name, @Nullable Node value) {
    label(name);
    value(isEmptyList(value) ? null : value);
  }

  private static boolean isEmptyList(@Nullable Node value) {
    return switch (value) {
      case IntList ints -> ints.isEmpty();
      case OidList oids -> oids.isEmpty();
      case XidList xids -> xids.isEmpty();
      case null, default -> false;
    };
  }

  @Override
  public void nodes(String name, List<? extends @Nullable Node> value) {
    label(name);
    elements(value);
  }

  @Override
  public void nodeLists(String name, List<? extends List<? extends Node>> value) {
    label(name);
    if (value.isEmpty()) {
      out.append("<>");
      return;
    }
    char separator = '(';
    for (List<? extends Node> list : value) {
      out.append(separator);
      elements(list);
      separator = ' ';
    }
    out.append(')');
  }

  @Override
  public void strings(String name, List<? extends @Nullable String> value) {
    label(name);
    stringList(value);
  }

  private void stringList(List<? extends @Nullable String> strings) {
    if (strings.isEmpty()) {
      out.append("<>");
      return;
    }
    char separator = '(';
    for (int i = 0; i < strings.size(); i++) {
      out.append(separator);
      String string = strings.get(i);
      if (string == null) {
        out.append("<>");
      } else {
        quoted(string);
      }
      separator = ' ';
    }
    out.append(')');
  }

  @Override
  public void stringLists(String name, List<List<String>> value) {
    label(name);
    if (value.isEmpty()) {
      out.append("<>");
      return;
    }
    char separator = '(';
    for (List<String> list : value) {
      out.append(separator);
      stringList(list);
      separator = ' ';
    }
    out.append(')');
  }

  @Override
  public void bits(String name, Bitmapset value) {
    label(name);
    out.append("(b");
    for (int member = value.next(-1); member >= 0; member = value.next(member)) {
      out.append(' ').append(member);
    }
    out.append(')');
  }

  @Override
  public void bytes(String name, byte @Nullable [] value) {
    label(name);
    if (value == null) {
      out.append("<>");
    } else {
      out.append(value.length);
      datum(value);
    }
  }
}
