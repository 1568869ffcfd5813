package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterEventTrigStmt;
import org.gajah.nodes.CreateEventTrigStmt;
import org.gajah.nodes.CreateTrigStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TriggerTransition;
import org.gajah.nodes.kinds.TriggerFires;
import org.gajah.nodes.kinds.TriggerType;

/// Triggers on relations and on events.
final class TriggerArea extends Area {
  TriggerArea(Parser parser) {
    super(parser);
  }

  // CREATE TRIGGER

  /// CREATE TRIGGER, at that word.
  Statement create(boolean replace) {
    skip();
    CreateTrigStmt.Builder trigger =
        CreateTrigStmt.builder().replace(replace).trigname(parser.names.colId()).timing(timing());
    events(trigger);
    trigger.relation(parser.names.qualifiedName());
    if (accept(REFERENCING)) {
      trigger.transitionRels(transitions());
    }
    trigger.row(forEachRow());
    return action(trigger);
  }

  /// CREATE CONSTRAINT TRIGGER, at CONSTRAINT.
  Statement createConstraint(boolean replace) {
    expect(CONSTRAINT, TRIGGER);
    CreateTrigStmt.Builder trigger =
        CreateTrigStmt.builder()
            .isconstraint(true)
            .row(true)
            .trigname(parser.names.colId())
            .timing(TriggerType.TRIGGER_TYPE_AFTER);
    expect(AFTER);
    events(trigger);
    trigger.relation(parser.names.qualifiedName());
    if (accept(FROM)) {
      trigger.constrrel(parser.names.qualifiedName());
    }
    ConstraintAttributes attributes = parser.constraints.attributes();
    expect(FOR, EACH, ROW);
    Statement statement =
        action(
            trigger
                .deferrable(attributes.isDeferrable())
                .initdeferred(attributes.initiallyDeferred()));
    if (replace) {
      throw error(
          SqlState.FEATURE_NOT_SUPPORTED,
          "CREATE OR REPLACE CONSTRAINT TRIGGER is not supported",
          -1);
    }
    attributes.refuseNotValid("TRIGGER");
    attributes.refuseNoInherit("TRIGGER");
    return statement;
  }

  private int timing() {
    if (accept(BEFORE)) {
      return TriggerType.TRIGGER_TYPE_BEFORE;
    }
    if (accept(AFTER)) {
      return TriggerType.TRIGGER_TYPE_AFTER;
    }
    expect(INSTEAD, OF);
    return TriggerType.TRIGGER_TYPE_INSTEAD;
  }

  /// The events, and ON behind them.
  private void events(CreateTrigStmt.Builder trigger) {
    int events = 0;
    List<String> columns = new ArrayList<>();
    do {
      int event = event();
      boolean isUpdate = event == TriggerType.TRIGGER_TYPE_UPDATE;
      // Only for OF behind UPDATE has the server looked at the next word when it complains.
      checkNew(events, isUpdate ? 0 : event);
      skip();
      if (isUpdate && accept(OF)) {
        columns.addAll(parser.names.nameList());
      }
      checkNew(events, event);
      events |= event;
    } while (accept(OR));
    expect(ON);
    trigger.events(events).columns(columns);
  }

  private void checkNew(int events, int event) {
    if ((events & event) != 0) {
      throw parser.names.near("duplicate trigger events specified");
    }
  }

  /// What the current word stands for.
  private int event() {
    return switch (token()) {
      case INSERT -> TriggerType.TRIGGER_TYPE_INSERT;
      case DELETE_P -> TriggerType.TRIGGER_TYPE_DELETE;
      case UPDATE -> TriggerType.TRIGGER_TYPE_UPDATE;
      case TRUNCATE -> TriggerType.TRIGGER_TYPE_TRUNCATE;
      default -> throw unexpected();
    };
  }

  private List<TriggerTransition> transitions() {
    List<TriggerTransition> transitions = new ArrayList<>();
    do {
      boolean isNew = accept(NEW);
      if (!isNew) {
        expect(OLD);
      }
      boolean isTable = accept(TABLE);
      if (!isTable) {
        expect(ROW);
      }
      optional(AS);
      transitions.add(new TriggerTransition(parser.names.colId(), isNew, isTable));
    } while (at(NEW) || at(OLD));
    return transitions;
  }

  private boolean forEachRow() {
    if (!accept(FOR)) {
      return false;
    }
    optional(EACH);
    boolean row = accept(ROW);
    if (!row) {
      expect(STATEMENT);
    }
    return row;
  }

  /// WHEN and what is executed.
  private Statement action(CreateTrigStmt.Builder trigger) {
    if (accept(WHEN)) {
      trigger.whenClause(parser.expressions.parenthesizedExpr());
    }
    trigger.funcname(executed());
    expect(LPAREN);
    trigger.args(arguments());
    expect(RPAREN);
    return trigger.build();
  }

  private List<String> executed() {
    expect(EXECUTE);
    if (!accept(FUNCTION)) {
      expect(PROCEDURE);
    }
    return parser.names.functionName();
  }

  /// Arguments; the first of them may be missing in front of a comma.
  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!at(RPAREN) && !at(COMMA)) {
      arguments.add(argument());
    }
    while (accept(COMMA)) {
      arguments.add(argument());
    }
    return arguments;
  }

  private String argument() {
    return switch (token()) {
      case ICONST -> Integer.toString(next().number());
      case FCONST, SCONST -> next().name();
      default -> parser.names.colLabel();
    };
  }

  // Event triggers

  /// CREATE EVENT TRIGGER, at EVENT.
  Statement createEventTrigger() {
    expect(EVENT, TRIGGER);
    CreateEventTrigStmt.Builder trigger =
        CreateEventTrigStmt.builder().trigname(parser.names.colId());
    expect(ON);
    trigger.eventname(parser.names.colLabel());
    if (accept(WHEN)) {
      List<DefElem> conditions = new ArrayList<>();
      do {
        conditions.add(condition());
      } while (accept(AND));
      trigger.whenclause(conditions);
    }
    trigger.funcname(executed());
    expect(LPAREN, RPAREN);
    return trigger.build();
  }

  private DefElem condition() {
    int place = start();
    String variable = parser.names.colId();
    expect(IN_P);
    List<StringNode> values = parenthesizedList(() -> new StringNode(string()));
    return Make.option(variable, NodeList.of(values), place);
  }

  /// ALTER EVENT TRIGGER ... ENABLE and DISABLE, behind the name.
  Statement alterEventTrigger(String name) {
    if (accept(DISABLE_P)) {
      return new AlterEventTrigStmt(name, TriggerFires.TRIGGER_DISABLED);
    }
    expect(ENABLE_P);
    char fires = TriggerFires.TRIGGER_FIRES_ON_ORIGIN;
    if (accept(REPLICA)) {
      fires = TriggerFires.TRIGGER_FIRES_ON_REPLICA;
    } else if (accept(ALWAYS)) {
      fires = TriggerFires.TRIGGER_FIRES_ALWAYS;
    }
    return new AlterEventTrigStmt(name, fires);
  }
}
