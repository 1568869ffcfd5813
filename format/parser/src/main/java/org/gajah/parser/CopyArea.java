package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.CopyStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.jspecify.annotations.Nullable;

/// COPY.
final class CopyArea extends Area {
  CopyArea(Parser parser) {
    super(parser);
  }

  Statement copy() {
    skip();
    return at(LPAREN) ? copyQuery() : copyRelation();
  }

  private Statement copyQuery() {
    parser.depth.enter();
    skip();
    CopyStmt.Builder copy = CopyStmt.builder().query(parser.statements.preparable());
    expect(RPAREN);
    parser.depth.leave();
    int toPlace = expect(TO).start();
    boolean program = accept(PROGRAM);
    String file = file();
    List<DefElem> options = options();
    checkProgram(program, file, toPlace);
    return copy.is_program(program).filename(file).options(options).build();
  }

  private void checkProgram(boolean program, @Nullable String file, int place) {
    if (program && file == null) {
      throw syntaxError("STDIN/STDOUT not allowed with PROGRAM", place);
    }
  }

  private Statement copyRelation() {
    List<DefElem> options = new ArrayList<>();
    int place = start();
    if (accept(BINARY)) {
      options.add(Make.option("format", new StringNode("binary"), place));
    }
    CopyStmt.Builder copy =
        CopyStmt.builder()
            .relation(parser.names.qualifiedName())
            .attlist(parser.names.optionalColumns());
    boolean from = accept(FROM);
    if (!from) {
      expect(TO);
    }
    boolean program = accept(PROGRAM);
    String file = file();
    int delimiterPlace = at(USING) || at(DELIMITERS) ? start() : -1;
    if (delimiterPlace >= 0) {
      options.add(delimiters());
    }
    options.addAll(options());
    int wherePlace = start();
    copy.whereClause(parser.selects.where());
    checkProgram(program, file, delimiterPlace);
    CopyStmt statement =
        copy.is_from(from).is_program(program).filename(file).options(options).build();
    if (!from && statement.whereClause() != null) {
      throw syntaxError("WHERE clause not allowed with COPY TO", wherePlace);
    }
    return statement;
  }

  /// The name of a file or the command of a program; null for the client.
  private @Nullable String file() {
    if (at(SCONST)) {
      return next().name();
    }
    if (!accept(STDIN)) {
      expect(STDOUT);
    }
    return null;
  }

  private DefElem delimiters() {
    optional(USING);
    int place = expect(DELIMITERS).start();
    return Make.option("delimiter", new StringNode(string()), place);
  }

  private List<DefElem> options() {
    skipWith();
    if (at(LPAREN)) {
      return parser.optionLists.copyOptions();
    }
    List<DefElem> options = new ArrayList<>();
    for (DefElem option = option(); option != null; option = option()) {
      options.add(option);
    }
    return options;
  }

  /// An option in the style of releases before 9.0, or null.
  private @Nullable DefElem option() {
    int place = start();
    return switch (token()) {
      case BINARY -> {
        skip();
        yield Make.option("format", new StringNode("binary"), place);
      }
      case FREEZE -> {
        skip();
        yield OptionArea.flag("freeze", true, place);
      }
      case CSV -> {
        skip();
        yield Make.option("format", new StringNode("csv"), place);
      }
      case HEADER_P -> {
        skip();
        yield OptionArea.flag("header", true, place);
      }
      case DELIMITER -> text("delimiter", place);
      case NULL_P -> text("null", place);
      case QUOTE -> text("quote", place);
      case ESCAPE -> text("escape", place);
      case ENCODING -> {
        skip();
        yield Make.option("encoding", new StringNode(string()), place);
      }
      case FORCE -> force(place);
      default -> null;
    };
  }

  private DefElem text(String name, int place) {
    skip();
    optional(AS);
    return Make.option(name, new StringNode(string()), place);
  }

  private DefElem force(int place) {
    skip();
    String name;
    if (accept(QUOTE)) {
      name = "force_quote";
    } else if (accept(NOT)) {
      name = "force_not_null";
      expect(NULL_P);
    } else {
      name = "force_null";
      expect(NULL_P);
    }
    Node columns = accept(STAR) ? new A_Star() : NodeList.ofStrings(parser.names.nameList());
    return Make.option(name, columns, place);
  }
}
