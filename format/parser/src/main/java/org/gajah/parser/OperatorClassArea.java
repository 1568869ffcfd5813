package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterOpFamilyStmt;
import org.gajah.nodes.CreateOpClassItem;
import org.gajah.nodes.CreateOpClassStmt;
import org.gajah.nodes.CreateOpFamilyStmt;
import org.gajah.nodes.DefineStmt;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.Statement;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.OpClassItem;
import org.gajah.parser.lex.Token;

/// CREATE OPERATOR, operator classes and operator families.
final class OperatorClassArea extends Area {
  OperatorClassArea(Parser parser) {
    super(parser);
  }

  /// CREATE OPERATOR, OPERATOR CLASS or OPERATOR FAMILY, at OPERATOR.
  Statement createOperator() {
    skip();
    if (at(CLASS) && peek() != DOT) {
      return createClass();
    }
    if (at(FAMILY) && peek() != DOT) {
      skip();
      List<String> name = parser.names.anyName();
      expect(USING);
      return new CreateOpFamilyStmt(name, parser.names.colId());
    }
    List<String> name = parser.names.anyOperator();
    return DefineStmt.builder()
        .kind(ObjectType.OBJECT_OPERATOR)
        .defnames(name)
        .definition(parser.optionLists.definition())
        .build();
  }

  private Statement createClass() {
    skip();
    CreateOpClassStmt.Builder operatorClass =
        CreateOpClassStmt.builder().opclassname(parser.names.anyName()).isDefault(accept(DEFAULT));
    expect(FOR, TYPE_P);
    operatorClass.datatype(parser.types.type());
    expect(USING);
    operatorClass.amname(parser.names.colId());
    if (accept(FAMILY)) {
      operatorClass.opfamilyname(parser.names.anyName());
    }
    expect(AS);
    return operatorClass.items(commaList(this::item)).build();
  }

  private static CreateOpClassItem.Builder item(int type) {
    return CreateOpClassItem.builder().itemtype(type);
  }

  private CreateOpClassItem item() {
    return switch (token()) {
      case OPERATOR -> operatorItem();
      case FUNCTION -> functionItem();
      default -> {
        expect(STORAGE);
        yield item(OpClassItem.OPCLASS_ITEM_STORAGETYPE).storedtype(parser.types.type()).build();
      }
    };
  }

  private CreateOpClassItem operatorItem() {
    skip();
    CreateOpClassItem.Builder item = item(OpClassItem.OPCLASS_ITEM_OPERATOR).number(integer());
    List<String> name = parser.names.anyOperator();
    item.name(
        at(LPAREN)
            ? parser.routines.operator(name)
            : new ObjectWithArgs(name, List.of(), List.of(), false));
    if (accept(FOR)) {
      if (accept(ORDER)) {
        expect(BY);
        item.order_family(parser.names.anyName());
      } else {
        expect(SEARCH);
      }
    }
    recheck();
    return item.build();
  }

  private void recheck() {
    int place = start();
    if (accept(RECHECK)) {
      PgException notice =
          new PgException(
              Severity.NOTICE,
              SqlState.FEATURE_NOT_SUPPORTED,
              "RECHECK is no longer required",
              null);
      parser.tell(notice.hint("Update your data type."), place);
    }
  }

  private CreateOpClassItem functionItem() {
    skip();
    CreateOpClassItem.Builder item = item(OpClassItem.OPCLASS_ITEM_FUNCTION).number(integer());
    if (at(LPAREN)) {
      item.class_args(parenthesizedList(parser.types::type));
    }
    return item.name(parser.routines.function()).build();
  }

  /// ALTER OPERATOR FAMILY ... ADD and DROP, behind the access method.
  Statement alterFamily(List<String> name, String method) {
    boolean drop = accept(DROP);
    if (!drop) {
      expect(ADD_P);
    }
    return new AlterOpFamilyStmt(
        name, method, drop, commaList(drop ? this::droppedItem : this::item));
  }

  private CreateOpClassItem droppedItem() {
    Token kind = token();
    if (kind != OPERATOR && kind != FUNCTION) {
      throw unexpected();
    }
    skip();
    int type =
        kind == OPERATOR ? OpClassItem.OPCLASS_ITEM_OPERATOR : OpClassItem.OPCLASS_ITEM_FUNCTION;
    return item(type).number(integer()).class_args(parenthesizedList(parser.types::type)).build();
  }
}
