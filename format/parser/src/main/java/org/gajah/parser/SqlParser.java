package org.gajah.parser;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.nodes.Node;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.TypeName;
import org.gajah.parser.lex.ParserOptions;

/// Parses SQL text into the raw trees that PostgreSQL's `raw_parser()` makes of it.
///
/// Places in the trees, `stmt_location` and `stmt_len` included, count the `char`s of the text.
/// Positions in errors count characters from 1.
public final class SqlParser {
  private SqlParser() {}

  /// The statements of a text; none for one that holds only blanks, comments and semicolons.
  ///
  /// @throws PgException when the text is no SQL, with PostgreSQL's SQLSTATE, message and position
  public static List<RawStmt> parse(String text, ParserOptions options) {
    return new Parser(text, options).statements.text();
  }

  /// What a text is in a certain mode: [RawStmt]s, or in the mode `TYPE_NAME` a [TypeName].
  ///
  /// @throws PgException as [#parse(String, ParserOptions)] does
  public static List<? extends Node> parse(String text, ParseMode mode, ParserOptions options) {
    Parser parser = new Parser(text, options);
    return switch (mode) {
      case DEFAULT -> parser.statements.text();
      case TYPE_NAME -> List.of(parser.statements.typeName());
      case PLPGSQL_EXPR -> List.of(parser.statements.plpgsqlExpr());
      case PLPGSQL_ASSIGN1 -> List.of(parser.statements.plpgsqlAssign(1));
      case PLPGSQL_ASSIGN2 -> List.of(parser.statements.plpgsqlAssign(2));
      case PLPGSQL_ASSIGN3 -> List.of(parser.statements.plpgsqlAssign(3));
    };
  }
}
