package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.PartitionBoundSpec;
import org.gajah.nodes.PartitionElem;
import org.gajah.nodes.PartitionSpec;
import org.gajah.nodes.kinds.PartitionStrategy;
import org.gajah.parser.lex.KeywordCategory;
import org.jspecify.annotations.Nullable;

/// How tables are partitioned, and what a partition holds.
final class PartitionArea extends Area {
  PartitionArea(Parser parser) {
    super(parser);
  }

  /// PARTITION BY, or null.
  @Nullable PartitionSpec optionalSpec() {
    if (!at(PARTITION)) {
      return null;
    }
    int place = next().start();
    expect(BY);
    String strategy = parser.names.colId();
    List<PartitionElem> keys = parenthesizedList(this::key);
    return new PartitionSpec(strategy(strategy), keys, place);
  }

  private static PartitionStrategy strategy(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "list" -> PartitionStrategy.PARTITION_STRATEGY_LIST;
      case "range" -> PartitionStrategy.PARTITION_STRATEGY_RANGE;
      case "hash" -> PartitionStrategy.PARTITION_STRATEGY_HASH;
      default ->
          throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE,
              "unrecognized partitioning strategy \"" + name + "\"");
    };
  }

  private PartitionElem key() {
    int place = start();
    PartitionElem.Builder key = PartitionElem.builder().location(place);
    if (at(LPAREN)) {
      key.expr(parser.expressions.parenthesizedExpr());
    } else {
      columnOrFunction(key);
    }
    if (accept(COLLATE)) {
      key.collation(parser.names.anyName());
    }
    if (parser.names.atColId()) {
      key.opclass(parser.names.anyName());
    }
    return key.build();
  }

  private void columnOrFunction(PartitionElem.Builder key) {
    Expr function = parser.words.function(false);
    boolean column =
        parser.names.atColId()
            && peek() != DOT
            && peek() != LBRACKET
            && (peek() != LPAREN || token().category() == KeywordCategory.COL_NAME);
    if (function == null && column) {
      key.name(parser.names.colId());
    } else {
      key.expr(function == null ? parser.from.bareFunction() : function);
    }
  }

  /// FOR VALUES or DEFAULT.
  PartitionBoundSpec bound() {
    PartitionBoundSpec.Builder bound = PartitionBoundSpec.builder();
    int place = start();
    if (accept(DEFAULT)) {
      return bound.is_default(true).location(place).build();
    }
    expect(FOR, VALUES);
    place = start();
    bound.location(place);
    if (accept(WITH)) {
      hash(bound);
    } else if (accept(IN_P)) {
      bound
          .strategy((char) PartitionStrategy.PARTITION_STRATEGY_LIST.value())
          .listdatums(parser.expressions.parenthesizedExprs());
    } else {
      expect(FROM);
      List<Node> lower = List.copyOf(parser.expressions.parenthesizedExprs());
      expect(TO);
      bound
          .strategy((char) PartitionStrategy.PARTITION_STRATEGY_RANGE.value())
          .lowerdatums(lower)
          .upperdatums(List.copyOf(parser.expressions.parenthesizedExprs()));
    }
    return bound.build();
  }

  /// One item of a hash partition's bound.
  private record HashItem(String name, int value, int place) {}

  private void hash(PartitionBoundSpec.Builder bound) {
    List<HashItem> items = parenthesizedList(this::hashItem);
    int modulus = -1;
    int remainder = -1;
    for (HashItem item : items) {
      switch (item.name()) {
        case "modulus" -> {
          checkOnce(modulus, "modulus", item.place());
          modulus = item.value();
        }
        case "remainder" -> {
          checkOnce(remainder, "remainder", item.place());
          remainder = item.value();
        }
        default ->
            throw syntaxError(
                "unrecognized hash partition bound specification \"" + item.name() + "\"",
                item.place());
      }
    }
    if (modulus == -1) {
      throw syntaxError("modulus for hash partition must be specified", -1);
    }
    if (remainder == -1) {
      throw syntaxError("remainder for hash partition must be specified", -1);
    }
    bound
        .strategy((char) PartitionStrategy.PARTITION_STRATEGY_HASH.value())
        .modulus(modulus)
        .remainder(remainder);
  }

  private void checkOnce(int value, String name, int place) {
    if (value != -1) {
      throw error(
          SqlState.DUPLICATE_OBJECT, name + " for hash partition provided more than once", place);
    }
  }

  private HashItem hashItem() {
    int place = start();
    String name = parser.names.nonReservedWord();
    return new HashItem(name, integer(), place);
  }
}
