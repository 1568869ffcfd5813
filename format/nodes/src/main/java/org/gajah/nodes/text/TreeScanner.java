package org.gajah.nodes.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.StackGuard;
import org.gajah.nodes.BitStringNode;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntList;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.ListNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.XidList;
import org.jspecify.annotations.Nullable;

/// Reads the text of a tree from its beginning to its end: tokens, fields with their labels, lists
/// and nodes. One scanner reads one text.
final class TreeScanner {
  private final String text;
  private final StackGuard depth;

  /// Where the next token is looked for.
  private int position;

  /// The current token.
  private int from;

  private int to;

  TreeScanner(String text, StackGuard depth) {
    this.text = text;
    this.depth = depth;
  }

  // Tokens

  /// Moves to the next token: a bracket, or everything up to a blank or bracket.
  ///
  /// @return whether there is one
  private boolean advance() {
    int at = position;
    int end = text.length();
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    from = at;
    if (at == end) {
      to = at;
      position = at;
      return false;
    }
    if (isBracket(text.charAt(at))) {
      at++;
    } else {
      while (at < end && !Token.endsToken(text.charAt(at))) {
        at += text.charAt(at) == '\\' && at + 1 < end ? 2 : 1;
      }
    }
    to = at;
    position = at;
    return true;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
  }

  private static boolean isBracket(char c) {
    return c == '(' || c == ')' || c == '{' || c == '}';
  }

  private void need() {
    if (!advance()) {
      throw PgException.internal("did not find a token at the end of a node tree");
    }
  }

  private boolean tokenIs(String word) {
    return to - from == word.length() && text.startsWith(word, from);
  }

  private boolean tokenIs(char c) {
    return to - from == 1 && text.charAt(from) == c;
  }

  private String token() {
    return text.substring(from, to);
  }

  private PgException unexpected() {
    String shown = text.substring(from, Math.min(text.length(), from + 32));
    return PgException.internal("badly formatted node string \"" + shown + "\"...");
  }

  /// Whether nothing but blanks is left.
  boolean atEnd() {
    int mark = position;
    boolean more = advance();
    position = mark;
    return !more;
  }

  /// The next token, whatever it is.
  String word() {
    need();
    return token();
  }

  /// Whether the next token begins with a colon; it is not passed.
  boolean atLabel() {
    int mark = position;
    need();
    position = mark;
    return text.charAt(from) == ':';
  }

  // Fields

  /// Passes the label of a field.
  void label(String name) {
    need();
    if (to - from != name.length() + 1
        || text.charAt(from) != ':'
        || !text.startsWith(name, from + 1)) {
      throw unexpected();
    }
  }

  int integer(String label) {
    label(label);
    return (int) number();
  }

  int unsigned(String label) {
    label(label);
    return (int) number();
  }

  int location(String label) {
    label(label);
    return (int) number();
  }

  long longInteger(String label) {
    label(label);
    return number();
  }

  long unsignedLong(String label) {
    label(label);
    need();
    return Long.parseUnsignedLong(text, from, to, 10);
  }

  double real(String label) {
    label(label);
    need();
    return Double.parseDouble(token());
  }

  boolean bool(String label) {
    label(label);
    need();
    return text.charAt(from) == 't';
  }

  char character(String label) {
    label(label);
    need();
    if (tokenIs("<>")) {
      return 0;
    }
    return text.charAt(text.charAt(from) == '\\' ? from + 1 : from);
  }

  @Nullable String string(String label) {
    label(label);
    need();
    if (tokenIs("<>")) {
      return null;
    }
    return tokenIs("\"\"") ? "" : Token.unescaped(token());
  }

  String requiredString(String label) {
    String string = string(label);
    if (string == null) {
      throw missing(label);
    }
    return string;
  }

  private static PgException missing(String label) {
    return PgException.internal("field " + label + " of a node tree is empty");
  }

  <T extends Node> @Nullable T node(String label, Class<T> type) {
    label(label);
    return type.cast(value());
  }

  <T extends Node> T requiredNode(String label, Class<T> type) {
    T node = node(label, type);
    if (node == null) {
      throw missing(label);
    }
    return node;
  }

  IntList ints(String label) {
    IntList list = node(label, IntList.class);
    return list == null ? IntList.EMPTY : list;
  }

  OidList oids(String label) {
    OidList list = node(label, OidList.class);
    return list == null ? OidList.EMPTY : list;
  }

  Bitmapset bits(String label) {
    label(label);
    need();
    if (!tokenIs('(')) {
      throw unexpected();
    }
    need();
    if (!tokenIs('b')) {
      throw unexpected();
    }
    return Bitmapset.of(numbers());
  }

  <T extends Node> List<T> nodes(String label, Class<T> type) {
    label(label);
    return nodes(type);
  }

  <T extends Node> List<@Nullable T> nullableNodes(String label, Class<T> type) {
    label(label);
    List<@Nullable T> list = new ArrayList<>();
    if (opensList()) {
      while (!closesList()) {
        list.add(type.cast(current()));
      }
    }
    return list;
  }

  <T extends Node> List<List<T>> nodeLists(String label, Class<T> type) {
    label(label);
    List<List<T>> lists = new ArrayList<>();
    if (opensList()) {
      while (!closesList()) {
        position = from;
        lists.add(nodes(type));
      }
    }
    return lists;
  }

  private <T extends Node> List<T> nodes(Class<T> type) {
    if (!opensList()) {
      return List.of();
    }
    List<T> list = new ArrayList<>();
    while (!closesList()) {
      T node = type.cast(current());
      if (node == null) {
        throw unexpected();
      }
      list.add(node);
    }
    return list;
  }

  List<String> strings(String label) {
    label(label);
    return strings();
  }

  List<@Nullable String> nullableStrings(String label) {
    label(label);
    List<@Nullable String> list = new ArrayList<>();
    if (opensList()) {
      while (!closesList()) {
        list.add(tokenIs("<>") ? null : quoted());
      }
    }
    return list;
  }

  List<List<String>> stringLists(String label) {
    label(label);
    List<List<String>> lists = new ArrayList<>();
    if (opensList()) {
      while (!closesList()) {
        position = from;
        lists.add(strings());
      }
    }
    return lists;
  }

  private List<String> strings() {
    if (!opensList()) {
      return List.of();
    }
    List<String> list = new ArrayList<>();
    while (!closesList()) {
      list.add(quoted());
    }
    return list;
  }

  /// Passes the opening bracket of a list.
  ///
  /// @return false when there was `<>` instead
  private boolean opensList() {
    need();
    if (tokenIs("<>")) {
      return false;
    }
    if (!tokenIs('(')) {
      throw unexpected();
    }
    return true;
  }

  /// Moves to the next token and says whether it closes the list.
  private boolean closesList() {
    need();
    return tokenIs(')');
  }

  // Values

  /// The next value: a node, a list, a literal, or null.
  @Nullable Node value() {
    need();
    return current();
  }

  /// The value that begins with the current token.
  private @Nullable Node current() {
    char first = text.charAt(from);
    return switch (first) {
      case '{' -> braced();
      case '(' -> list();
      case '"' -> new StringNode(quoted());
      case '<' -> {
        if (!tokenIs("<>")) {
          throw unexpected();
        }
        yield null;
      }
      default -> literal(first);
    };
  }

  private Node literal(char first) {
    if (Token.isDigit(first) || first == '.' || first == '-' || first == '+') {
      return numeric();
    }
    if (tokenIs("true") || tokenIs("false")) {
      return new BooleanNode(first == 't');
    }
    if (first == 'b' || first == 'x') {
      return new BitStringNode(Token.unescaped(token()));
    }
    throw unexpected();
  }

  private Node numeric() {
    String digits = token();
    try {
      return new IntegerNode(Integer.parseInt(digits));
    } catch (NumberFormatException _) {
      return new FloatNode(digits);
    }
  }

  private String quoted() {
    if (to - from < 2 || text.charAt(from) != '"' || text.charAt(to - 1) != '"') {
      throw unexpected();
    }
    return Token.unescaped(text.substring(from + 1, to - 1));
  }

  private Node braced() {
    depth.enter();
    need();
    String label = token();
    Node node = CustomNodes.read(label, this);
    if (node == null) {
      node = NodeFactory.read(label, this);
    }
    if (node == null) {
      throw unexpected();
    }
    need();
    if (!tokenIs('}')) {
      throw unexpected();
    }
    depth.leave();
    return node;
  }

  private ListNode list() {
    need();
    if (tokenIs('i')) {
      return IntList.of(numbers());
    }
    if (tokenIs('o')) {
      return OidList.of(numbers());
    }
    if (tokenIs('x')) {
      return XidList.of(numbers());
    }
    List<@Nullable Node> nodes = new ArrayList<>();
    while (!tokenIs(')')) {
      nodes.add(current());
      need();
    }
    return new NodeList(nodes);
  }

  /// Numbers up to the closing bracket.
  int[] numbers() {
    int[] numbers = new int[8];
    int count = 0;
    while (!closesList()) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = (int) Long.parseLong(text, from, to, 10);
    }
    return Arrays.copyOf(numbers, count);
  }

  private long number() {
    need();
    return Long.parseLong(text, from, to, 10);
  }

  // The datum of a constant

  /// The bytes of a Datum: a length, then as many numbers in square brackets as there are bytes.
  byte @Nullable [] datum() {
    need();
    if (tokenIs("<>")) {
      return null;
    }
    byte[] bytes = new byte[Math.max(8, Integer.parseInt(text, from, to, 10))];
    need();
    int count = 0;
    need();
    while (!tokenIs(']')) {
      bytes[count++] = (byte) Integer.parseInt(text, from, to, 10);
      need();
    }
    return Arrays.copyOf(bytes, count);
  }
}
