package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.AlterSeqStmt;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.Statement;
import org.gajah.parser.lex.Token;

/// CREATE and ALTER SEQUENCE, and the options of sequences wherever they stand.
final class SequenceArea extends Area {
  SequenceArea(Parser parser) {
    super(parser);
  }

  /// CREATE SEQUENCE, behind what says how long it lives.
  Statement create(char persistence) {
    skip();
    boolean ifNotExists = parser.objects.ifNotExists();
    RangeVar name = parser.names.qualifiedName();
    return CreateSeqStmt.builder()
        .sequence(name.toBuilder().relpersistence(persistence).build())
        .options(optionalOptions())
        .if_not_exists(ifNotExists)
        .build();
  }

  /// ALTER SEQUENCE with options, behind the name.
  Statement alter(RangeVar name, boolean missingOk) {
    return new AlterSeqStmt(name, options(), false, missingOk);
  }

  boolean atOption() {
    return switch (token()) {
      case AS,
          CACHE,
          CYCLE,
          INCREMENT,
          LOGGED,
          MAXVALUE,
          MINVALUE,
          NO,
          OWNED,
          SEQUENCE,
          START,
          RESTART,
          UNLOGGED ->
          true;
      default -> false;
    };
  }

  List<DefElem> optionalOptions() {
    return atOption() ? options() : List.of();
  }

  List<DefElem> options() {
    List<DefElem> options = new ArrayList<>();
    do {
      options.add(option());
    } while (atOption());
    return options;
  }

  /// Options in parentheses, or none.
  List<DefElem> parenthesizedOptions() {
    if (!accept(LPAREN)) {
      return List.of();
    }
    List<DefElem> options = options();
    expect(RPAREN);
    return options;
  }

  DefElem option() {
    int place = start();
    if (!atOption()) {
      throw unexpected();
    }
    Token word = next().token();
    return switch (word) {
      case AS -> Make.option("as", parser.types.simpleType(), place);
      case CACHE -> Make.option("cache", number(), place);
      case CYCLE -> OptionArea.flag("cycle", true, place);
      case INCREMENT -> {
        optional(BY);
        yield Make.option("increment", number(), place);
      }
      case MAXVALUE -> Make.option("maxvalue", number(), place);
      case MINVALUE -> Make.option("minvalue", number(), place);
      case NO -> without(place);
      case OWNED -> {
        expect(BY);
        yield Make.option("owned_by", name(), place);
      }
      case SEQUENCE -> {
        expect(NAME_P);
        yield Make.option("sequence_name", name(), place);
      }
      case START -> {
        skipWith();
        yield Make.option("start", number(), place);
      }
      case RESTART -> restart(place);
      default -> Make.option(word == LOGGED ? "logged" : "unlogged", null, place);
    };
  }

  private Node number() {
    return parser.optionLists.number();
  }

  private Node name() {
    return NodeList.ofStrings(parser.names.anyName());
  }

  private DefElem without(int place) {
    return switch (token()) {
      case CYCLE -> {
        skip();
        yield OptionArea.flag("cycle", false, place);
      }
      case MAXVALUE -> {
        skip();
        yield Make.option("maxvalue", null, place);
      }
      case MINVALUE -> {
        skip();
        yield Make.option("minvalue", null, place);
      }
      default -> throw unexpected();
    };
  }

  private DefElem restart(int place) {
    boolean with = accept(WITH) || accept(WITH_LA);
    Node value = with || parser.optionLists.atNumber() ? number() : null;
    return Make.option("restart", value, place);
  }
}
