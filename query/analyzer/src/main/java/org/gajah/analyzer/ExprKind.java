package org.gajah.analyzer;

import org.jspecify.annotations.Nullable;

/// Where in a statement an expression stands, which says what may be in it and how errors name the
/// place. Mirrors `ParseExprKind` of parser/parse_node.h.
public enum ExprKind {
  NONE("invalid expression context", true, true, true),
  OTHER("extension expression", true, true, true),
  JOIN_ON("JOIN/ON", "JOIN conditions"),
  JOIN_USING("JOIN/USING", "JOIN conditions"),
  FROM_SUBSELECT("sub-SELECT in FROM", "FROM clause of their own query level"),
  FROM_FUNCTION("function in FROM", "functions in FROM"),
  WHERE("WHERE"),
  POLICY("POLICY", "policy expressions"),
  HAVING("HAVING", true, false, false),
  FILTER("FILTER"),
  WINDOW_PARTITION("window PARTITION BY", true, false, true),
  WINDOW_ORDER("window ORDER BY", true, false, true),
  WINDOW_FRAME_RANGE("window RANGE", "window RANGE"),
  WINDOW_FRAME_ROWS("window ROWS", "window ROWS"),
  WINDOW_FRAME_GROUPS("window GROUPS", "window GROUPS"),
  SELECT_TARGET("SELECT", true, true, true),
  INSERT_TARGET("INSERT", false, false, true),
  UPDATE_SOURCE("UPDATE"),
  UPDATE_TARGET("UPDATE"),
  MERGE_WHEN("MERGE WHEN", "MERGE WHEN conditions"),
  GROUP_BY("GROUP BY", false, false, true),
  ORDER_BY("ORDER BY", true, true, true),
  DISTINCT_ON("DISTINCT ON", true, true, true),
  LIMIT("LIMIT"),
  OFFSET("OFFSET"),
  RETURNING("RETURNING"),
  MERGE_RETURNING("RETURNING"),
  VALUES("VALUES"),
  VALUES_SINGLE("VALUES", false, false, true),
  CHECK_CONSTRAINT("CHECK", "check constraints"),
  DOMAIN_CHECK("CHECK", "check constraints"),
  COLUMN_DEFAULT("DEFAULT", "DEFAULT expressions"),
  FUNCTION_DEFAULT("DEFAULT", "DEFAULT expressions"),
  INDEX_EXPRESSION("index expression", "index expressions"),
  INDEX_PREDICATE("index predicate", "index predicates"),
  STATS_EXPRESSION("statistics expression", "statistics expressions"),
  ALTER_COL_TRANSFORM("USING", "transform expressions"),
  EXECUTE_PARAMETER("EXECUTE", "EXECUTE parameters"),
  TRIGGER_WHEN("WHEN", "trigger WHEN conditions"),
  PARTITION_BOUND("partition bound", "partition bound"),
  PARTITION_EXPRESSION("PARTITION BY", "partition key expressions"),
  CALL_ARGUMENT("CALL", "CALL arguments"),
  COPY_WHERE("WHERE", "COPY FROM WHERE conditions"),
  GENERATED_COLUMN("GENERATED AS", "column generation expressions"),
  CYCLE_MARK("CYCLE");

  private final String text;
  private final @Nullable String plural;
  private final boolean aggregates;
  private final boolean windows;
  private final boolean sets;

  ExprKind(String text) {
    this(text, null, false, false, false);
  }

  ExprKind(String text, String plural) {
    this(text, plural, false, false, false);
  }

  ExprKind(String text, boolean aggregates, boolean windows, boolean sets) {
    this(text, null, aggregates, windows, sets);
  }

  ExprKind(
      String text, @Nullable String plural, boolean aggregates, boolean windows, boolean sets) {
    this.text = text;
    this.plural = plural;
    this.aggregates = aggregates;
    this.windows = windows;
    this.sets = sets;
  }

  /// How errors name the clause.
  String text() {
    return text;
  }

  /// How errors name places where something is not allowed.
  String plural() {
    return plural == null ? text : plural;
  }

  boolean allowsAggregates() {
    return aggregates;
  }

  boolean allowsWindows() {
    return windows;
  }

  boolean allowsSets() {
    return sets;
  }

  boolean isWindow() {
    return isFrame() || this == WINDOW_PARTITION || this == WINDOW_ORDER;
  }

  boolean isFrame() {
    return this == WINDOW_FRAME_RANGE || this == WINDOW_FRAME_ROWS || this == WINDOW_FRAME_GROUPS;
  }

  /// The name of the place when subqueries are not allowed there, else null.
  @Nullable String withoutSubqueries() {
    return switch (this) {
      case CHECK_CONSTRAINT, DOMAIN_CHECK -> "check constraint";
      case COLUMN_DEFAULT, FUNCTION_DEFAULT -> "DEFAULT expression";
      case INDEX_EXPRESSION -> "index expression";
      case INDEX_PREDICATE -> "index predicate";
      case STATS_EXPRESSION -> "statistics expression";
      case ALTER_COL_TRANSFORM -> "transform expression";
      case EXECUTE_PARAMETER -> "EXECUTE parameter";
      case TRIGGER_WHEN -> "trigger WHEN condition";
      case PARTITION_BOUND -> "partition bound";
      case PARTITION_EXPRESSION -> "partition key expression";
      case CALL_ARGUMENT -> "CALL argument";
      case COPY_WHERE -> "COPY FROM WHERE condition";
      case GENERATED_COLUMN -> "column generation expression";
      default -> null;
    };
  }
}
