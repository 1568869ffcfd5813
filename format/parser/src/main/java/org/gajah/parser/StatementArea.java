package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.CheckPointStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.PLAssignStmt;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.WithClause;
import org.jspecify.annotations.Nullable;

/// Texts of statements, and which area a statement belongs to.
final class StatementArea extends Area {
  StatementArea(Parser parser) {
    super(parser);
  }

  // Whole texts

  /// Statements with semicolons between them, up to the end of the text.
  List<RawStmt> text() {
    List<RawStmt> statements = new ArrayList<>(1);
    int from = 0;
    while (true) {
      Statement statement = at(SEMICOLON) || at(EOF) ? null : topLevel();
      if (at(SEMICOLON)) {
        int end = next().start();
        if (statement != null) {
          statements.add(new RawStmt(statement, from, end - from));
        }
        from = end + 1;
      } else if (at(EOF)) {
        if (statement != null) {
          statements.add(new RawStmt(statement, from, 0));
        }
        return statements;
      } else {
        throw unexpected();
      }
    }
  }

  private void end() {
    expect(EOF);
  }

  TypeName typeName() {
    TypeName type = parser.types.type();
    end();
    return type;
  }

  RawStmt plpgsqlExpr() {
    Statement query = parser.selects.plpgsqlExpr();
    end();
    return new RawStmt(query, 0, 0);
  }

  /// @param names how many parts of the name belong to the variable
  RawStmt plpgsqlAssign(int names) {
    int place = start();
    String name = at(PARAM) ? "$" + next().number() : parser.names.colId();
    List<Node> indirection = parser.names.indirection();
    if (!accept(EQUALS)) {
      expect(COLON_EQUALS);
    }
    SelectStmt value = parser.selects.plpgsqlExpr();
    Statement assignment =
        new PLAssignStmt(name, parser.names.checkStar(indirection), names, value, place);
    end();
    return new RawStmt(assignment, 0, 0);
  }

  // Statements

  /// A statement that is not inside of another.
  private Statement topLevel() {
    return switch (token()) {
      case BEGIN_P -> parser.session.begin();
      case END_P -> parser.session.commit();
      default -> statement();
    };
  }

  /// Any statement but BEGIN and END, which mean other things in the body of a function.
  Statement statement() {
    return switch (token()) {
      case SELECT, WITH, WITH_LA, VALUES, TABLE, LPAREN, INSERT, UPDATE, DELETE_P, MERGE ->
          preparable();
      case CREATE -> parser.creations.create();
      case ALTER -> parser.alterations.alter();
      case DROP -> parser.objects.drop();
      case COMMENT -> parser.objects.comment();
      case SECURITY -> parser.objects.securityLabel();
      case GRANT -> parser.privileges.grant();
      case REVOKE -> parser.privileges.revoke();
      case COPY -> parser.copy.copy();
      default -> sessionStatement();
    };
  }

  private Statement sessionStatement() {
    return switch (token()) {
      case ABORT_P, ROLLBACK -> parser.session.rollback();
      case COMMIT -> parser.session.commit();
      case START -> parser.session.begin();
      case SAVEPOINT -> parser.session.savepoint();
      case RELEASE -> parser.session.release();
      case PREPARE -> parser.session.prepare();
      case EXECUTE -> parser.session.execute();
      case DEALLOCATE -> parser.session.deallocate();
      case DECLARE -> parser.session.declare();
      case CLOSE -> parser.session.close();
      case FETCH, MOVE -> parser.session.fetch();
      case LISTEN -> parser.session.listen();
      case UNLISTEN -> parser.session.unlisten();
      case NOTIFY -> parser.session.notification();
      case DO -> parser.session.doBlock();
      case CALL -> parser.session.call();
      case LOAD -> parser.session.load();
      case DISCARD -> parser.session.discard();
      case SET -> parser.settings.set();
      case RESET -> parser.settings.reset();
      case SHOW -> parser.settings.show();
      default -> maintenanceStatement();
    };
  }

  private Statement maintenanceStatement() {
    return switch (token()) {
      case VACUUM -> parser.maintenance.vacuum();
      case ANALYZE, ANALYSE -> parser.maintenance.analyze();
      case CLUSTER -> parser.maintenance.cluster();
      case REINDEX -> parser.maintenance.reindex();
      case EXPLAIN -> parser.maintenance.explain();
      case TRUNCATE -> parser.maintenance.truncate();
      case LOCK_P -> parser.maintenance.lock();
      case REFRESH -> parser.maintenance.refresh();
      case CHECKPOINT -> {
        skip();
        yield new CheckPointStmt();
      }
      case REASSIGN -> parser.roles.reassign();
      case IMPORT_P -> parser.foreign.importSchema();
      default -> throw unexpected();
    };
  }

  /// A statement that can be planned, perhaps with a WITH in front.
  Statement preparable() {
    return behindWith(parser.with.optionalWith());
  }

  /// As [#preparable], but not MERGE.
  Statement ruleAction() {
    WithClause with = parser.with.optionalWith();
    if (at(MERGE)) {
      throw unexpected();
    }
    return behindWith(with);
  }

  private Statement behindWith(@Nullable WithClause with) {
    return switch (token()) {
      case INSERT -> parser.dataChanges.insert(with);
      case UPDATE -> parser.dataChanges.update(with);
      case DELETE_P -> parser.dataChanges.delete(with);
      case MERGE -> parser.dataChanges.merge(with);
      default -> with == null ? parser.selects.select() : parser.selects.selectNoParens(with);
    };
  }
}
