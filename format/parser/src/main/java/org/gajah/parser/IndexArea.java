package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IndexElem;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.Statement;
import org.gajah.parser.lex.KeywordCategory;

/// CREATE INDEX, and keys of indexes wherever they stand.
final class IndexArea extends Area {
  /// The access method of an index that names none.
  static final String DEFAULT_METHOD = "btree";

  IndexArea(Parser parser) {
    super(parser);
  }

  /// CREATE INDEX, behind CREATE.
  Statement create() {
    IndexStmt.Builder index = IndexStmt.builder().unique(accept(UNIQUE));
    expect(INDEX);
    index.concurrent(accept(CONCURRENTLY));
    if (parser.objects.ifNotExists()) {
      index.if_not_exists(true).idxname(parser.names.colId());
    } else if (parser.names.atColId()) {
      index.idxname(parser.names.colId());
    }
    expect(ON);
    index.relation(parser.names.relationExpr());
    index.accessMethod(accept(USING) ? parser.names.colId() : DEFAULT_METHOD);
    index.indexParams(keys());
    if (accept(INCLUDE)) {
      index.indexIncludingParams(keys());
    }
    index.nulls_not_distinct(nullsNotDistinct());
    index.options(parser.optionLists.withRelationOptions());
    if (accept(TABLESPACE)) {
      index.tableSpace(parser.names.colId());
    }
    return index.whereClause(parser.selects.where()).build();
  }

  /// `NULLS NOT DISTINCT`
  boolean nullsNotDistinct() {
    if (!accept(NULLS_P)) {
      return false;
    }
    boolean not = accept(NOT);
    expect(DISTINCT);
    return not;
  }

  /// Keys in parentheses.
  List<IndexElem> keys() {
    return parenthesizedList(this::key);
  }

  /// A key: a column, a function, or an expression in parentheses.
  IndexElem key() {
    IndexElem.Builder key = IndexElem.builder();
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
      if (at(LPAREN)) {
        key.opclassopts(parser.optionLists.relationOptions());
      }
    }
    return key.ordering(parser.tails.direction()).nulls_ordering(parser.tails.nullsOrder()).build();
  }

  private void columnOrFunction(IndexElem.Builder key) {
    Expr function = parser.words.function(false);
    if (function != null) {
      key.expr(function);
      return;
    }
    boolean call =
        peek() == LPAREN && token().category() != KeywordCategory.COL_NAME
            || peek() == DOT
            || peek() == LBRACKET
            || !parser.names.atColId();
    if (call) {
      key.expr(parser.from.bareFunction());
    } else {
      key.name(parser.names.colId());
    }
  }
}
