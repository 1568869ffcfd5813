package org.gajah.commands.routine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.Analyzer;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.type.Types;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.CreateFunctionStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeWriter;
import org.jspecify.annotations.Nullable;

/// The body of a routine as `pg_proc` has it. Mirrors `interpret_AS_clause`.
///
/// @param source `prosrc`
/// @param library `probin`
/// @param tree what `prosqlbody` says: statements that have been analyzed
record RoutineBody(String source, @Nullable String library, @Nullable Node tree) {
  static final int C_LANGUAGE = 13;
  private static final int SQL_LANGUAGE = 14;

  static RoutineBody of(
      CreateFunctionStmt statement,
      RoutineOptions options,
      String name,
      PgLanguage language,
      RoutineParameters parameters,
      Definer definer,
      CommandSource source) {
    DefElem written = options.get("as");
    Node tree = statement.sql_body();
    if (tree == null && written == null) {
      throw invalid("no function body specified");
    }
    if (tree == null) {
      return ofText(Objects.requireNonNull(written), language, name);
    }
    if (written != null) {
      throw invalid("duplicate function body specified");
    }
    if (language.oid() != SQL_LANGUAGE) {
      throw invalid("inline SQL function body only valid for language SQL");
    }
    if (parameters.inputs.stream().anyMatch(Types::isPolymorphic)) {
      throw invalid("SQL function with unquoted function body cannot have polymorphic arguments");
    }
    return new RoutineBody("", null, analyzed(tree, name, parameters, definer, source));
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_FUNCTION_DEFINITION, message);
  }

  private static RoutineBody ofText(DefElem option, PgLanguage language, String name) {
    List<String> texts = ((NodeList) Objects.requireNonNull(option.arg())).strings();
    if (language.oid() == C_LANGUAGE) {
      String symbol = texts.size() < 2 || texts.getLast().equals("-") ? name : texts.getLast();
      return new RoutineBody(symbol, texts.getFirst(), null);
    }
    if (texts.size() > 1) {
      throw invalid("only one AS item needed for language \"%s\"".formatted(language.lanname()));
    }
    return new RoutineBody(texts.getFirst(), null, null);
  }

  private static Node analyzed(
      Node tree, String name, RoutineParameters parameters, Definer definer, CommandSource source) {
    if (!(tree instanceof NodeList list)) {
      return analyzed((Statement) tree, name, parameters, definer, source);
    }
    List<Node> statements = new ArrayList<>();
    if (list.elements().getFirst() instanceof NodeList written) {
      for (Node each : written.elements()) {
        Statement statement = (Statement) Objects.requireNonNull(each);
        Query query = analyzed(statement, name, parameters, definer, source);
        if (query.commandType() == CmdType.CMD_UTILITY) {
          throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "%s is not yet supported in unquoted SQL function body"
                  .formatted(CommandTags.of(Objects.requireNonNull(query.utilityStmt()))));
        }
        statements.add(query);
      }
    }
    return NodeList.of(statements.isEmpty() ? null : NodeList.of(statements));
  }

  private static Query analyzed(
      Statement statement,
      String name,
      RoutineParameters parameters,
      Definer definer,
      CommandSource source) {
    ParameterTypes types =
        ParameterTypes.ofFunction(
            name, parameters.inputNames(), RoutineParameters.oids(parameters.inputs));
    RawStmt raw = new RawStmt(statement, 0, 0);
    return Analyzer.analyze(raw, source.text(), types, definer.context().analysis());
  }

  /// `prosqlbody`.
  @Nullable String stored() {
    return tree == null ? null : NodeWriter.write(tree);
  }
}
