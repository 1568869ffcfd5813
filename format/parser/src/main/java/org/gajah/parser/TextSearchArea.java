package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.AlterTSConfigurationStmt;
import org.gajah.nodes.AlterTSDictionaryStmt;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Statement;
import org.gajah.nodes.kinds.AlterTSConfigType;
import org.gajah.nodes.kinds.ObjectType;

/// ALTER TEXT SEARCH.
final class TextSearchArea extends Area {
  TextSearchArea(Parser parser) {
    super(parser);
  }

  Statement textSearch() {
    ObjectType type = parser.objects.textSearchKind();
    List<String> name = parser.names.anyName();
    if (type == ObjectType.OBJECT_TSDICTIONARY && at(LPAREN)) {
      return new AlterTSDictionaryStmt(name, parser.optionLists.definition());
    }
    boolean configuration = type == ObjectType.OBJECT_TSCONFIGURATION;
    if (configuration && (at(ADD_P) || at(ALTER) || at(DROP))) {
      return mapping(name);
    }
    boolean owned = configuration || type == ObjectType.OBJECT_TSDICTIONARY;
    return parser.alterations.common(type, NodeList.ofStrings(name), true, true, owned);
  }

  private Statement mapping(List<String> name) {
    AlterTSConfigurationStmt.Builder statement = AlterTSConfigurationStmt.builder().cfgname(name);
    switch (next().token()) {
      case ADD_P -> {
        expect(MAPPING, FOR);
        statement
            .kind(AlterTSConfigType.ALTER_TSCONFIG_ADD_MAPPING)
            .tokentype(parser.names.nameList());
        expect(WITH);
        statement.dicts(dictionaries());
      }
      case DROP -> {
        expect(MAPPING);
        statement
            .kind(AlterTSConfigType.ALTER_TSCONFIG_DROP_MAPPING)
            .missing_ok(parser.objects.onlyIfExists());
        expect(FOR);
        statement.tokentype(parser.names.nameList());
      }
      default -> alterMapping(statement);
    }
    return statement.build();
  }

  private List<List<String>> dictionaries() {
    return commaList(parser.names::anyName);
  }

  private void alterMapping(AlterTSConfigurationStmt.Builder statement) {
    expect(MAPPING);
    boolean tokens = accept(FOR);
    if (tokens) {
      statement.tokentype(parser.names.nameList());
    }
    if (tokens && accept(WITH)) {
      statement
          .kind(AlterTSConfigType.ALTER_TSCONFIG_ALTER_MAPPING_FOR_TOKEN)
          .dicts(dictionaries())
          .override(true);
      return;
    }
    expect(REPLACE);
    List<List<String>> dictionaries = new ArrayList<>(2);
    dictionaries.add(parser.names.anyName());
    expect(WITH);
    dictionaries.add(parser.names.anyName());
    statement
        .kind(
            tokens
                ? AlterTSConfigType.ALTER_TSCONFIG_REPLACE_DICT_FOR_TOKEN
                : AlterTSConfigType.ALTER_TSCONFIG_REPLACE_DICT)
        .dicts(dictionaries)
        .replace(true);
  }
}
