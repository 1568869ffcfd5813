package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterExtensionStmt;
import org.gajah.nodes.AlterFdwStmt;
import org.gajah.nodes.AlterForeignServerStmt;
import org.gajah.nodes.AlterUserMappingStmt;
import org.gajah.nodes.CreateAmStmt;
import org.gajah.nodes.CreateExtensionStmt;
import org.gajah.nodes.CreateFdwStmt;
import org.gajah.nodes.CreateForeignServerStmt;
import org.gajah.nodes.CreatePLangStmt;
import org.gajah.nodes.CreateUserMappingStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.ImportForeignSchemaStmt;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.AmType;
import org.gajah.nodes.kinds.ImportForeignSchemaType;
import org.gajah.nodes.kinds.RoleSpecType;
import org.jspecify.annotations.Nullable;

/// What comes from outside: foreign data, extensions, languages and access methods.
final class ForeignArea extends Area {
  ForeignArea(Parser parser) {
    super(parser);
  }

  // Foreign data wrappers

  /// CREATE FOREIGN DATA WRAPPER, behind these words.
  Statement createWrapper() {
    String name = parser.names.colId();
    List<DefElem> functions = wrapperFunctions();
    return new CreateFdwStmt(name, functions, parser.optionLists.optionalForeignOptions());
  }

  /// ALTER FOREIGN DATA WRAPPER, behind the name.
  Statement alterWrapper(String name) {
    List<DefElem> functions = wrapperFunctions();
    List<DefElem> options =
        at(OPTIONS) || functions.isEmpty() ? parser.optionLists.foreignOptionChanges() : List.of();
    return new AlterFdwStmt(name, functions, options);
  }

  private List<DefElem> wrapperFunctions() {
    List<DefElem> functions = new ArrayList<>();
    while (at(HANDLER) || at(VALIDATOR) || at(NO)) {
      int place = start();
      boolean no = accept(NO);
      String role = at(HANDLER) ? "handler" : "validator";
      if (!accept(HANDLER)) {
        expect(VALIDATOR);
      }
      functions.add(
          Make.option(role, no ? null : NodeList.ofStrings(parser.names.anyName()), place));
    }
    return functions;
  }

  // Servers

  /// CREATE SERVER, at that word.
  Statement createServer() {
    skip();
    boolean ifNotExists = parser.objects.ifNotExists();
    CreateForeignServerStmt.Builder server =
        CreateForeignServerStmt.builder()
            .if_not_exists(ifNotExists)
            .servername(parser.names.colId());
    if (accept(TYPE_P)) {
      server.servertype(string());
    }
    if (at(VERSION_P)) {
      server.version(version());
    }
    expect(FOREIGN, DATA_P, WRAPPER);
    return server
        .fdwname(parser.names.colId())
        .options(parser.optionLists.optionalForeignOptions())
        .build();
  }

  private @Nullable String version() {
    skip();
    return accept(NULL_P) ? null : string();
  }

  /// ALTER SERVER, behind the name.
  Statement alterServer(String name) {
    boolean hasVersion = at(VERSION_P);
    String version = hasVersion ? version() : null;
    List<DefElem> options =
        at(OPTIONS) || !hasVersion ? parser.optionLists.foreignOptionChanges() : List.of();
    return new AlterForeignServerStmt(name, version, options, hasVersion);
  }

  // User mappings

  /// A role, or USER for the current one.
  RoleSpec mappedUser() {
    int place = start();
    return accept(USER)
        ? new RoleSpec(RoleSpecType.ROLESPEC_CURRENT_USER, null, place)
        : parser.names.role();
  }

  /// Whether USER stands here as the beginning of USER MAPPING and not in front of a role.
  boolean atMapping() {
    return at(USER, MAPPING) && (tokens.peekSecond() == FOR || tokens.peekSecond() == IF_P);
  }

  /// CREATE USER MAPPING, at USER.
  Statement createMapping() {
    expect(USER, MAPPING);
    boolean ifNotExists = at(IF_P);
    if (ifNotExists) {
      expect(IF_P, NOT, EXISTS);
    }
    expect(FOR);
    RoleSpec user = mappedUser();
    expect(SERVER);
    String server = parser.names.colId();
    return new CreateUserMappingStmt(
        user, server, ifNotExists, parser.optionLists.optionalForeignOptions());
  }

  /// ALTER USER MAPPING, at USER.
  Statement alterMapping() {
    expect(USER, MAPPING, FOR);
    RoleSpec user = mappedUser();
    expect(SERVER);
    String server = parser.names.colId();
    return new AlterUserMappingStmt(user, server, parser.optionLists.foreignOptionChanges());
  }

  // IMPORT FOREIGN SCHEMA

  Statement importSchema() {
    expect(IMPORT_P, FOREIGN, SCHEMA);
    String remote = parser.names.colId();
    ImportForeignSchemaType type = ImportForeignSchemaType.FDW_IMPORT_SCHEMA_ALL;
    List<RangeVar> tables = List.of();
    if (at(LIMIT) || at(EXCEPT)) {
      type = importKind();
      tables = parenthesizedList(parser.names::relationExpr);
    }
    expect(FROM, SERVER);
    String server = parser.names.colId();
    expect(INTO);
    String local = parser.names.colId();
    return new ImportForeignSchemaStmt(
        server, remote, local, type, tables, parser.optionLists.optionalForeignOptions());
  }

  private ImportForeignSchemaType importKind() {
    if (accept(EXCEPT)) {
      return ImportForeignSchemaType.FDW_IMPORT_SCHEMA_EXCEPT;
    }
    expect(LIMIT, TO);
    return ImportForeignSchemaType.FDW_IMPORT_SCHEMA_LIMIT_TO;
  }

  // Extensions

  /// CREATE EXTENSION, at that word.
  Statement createExtension() {
    skip();
    boolean ifNotExists = parser.objects.ifNotExists();
    String name = parser.names.colId();
    skipWith();
    List<DefElem> options = new ArrayList<>();
    for (DefElem option = extensionOption(); option != null; option = extensionOption()) {
      options.add(option);
    }
    return new CreateExtensionStmt(name, ifNotExists, options);
  }

  private @Nullable DefElem extensionOption() {
    int place = start();
    return switch (token()) {
      case SCHEMA -> {
        skip();
        yield Make.option("schema", new StringNode(parser.names.colId()), place);
      }
      case VERSION_P -> {
        skip();
        yield newVersion(place);
      }
      case FROM -> {
        skip();
        parser.names.nonReservedWordOrString();
        throw error(
            SqlState.FEATURE_NOT_SUPPORTED,
            "CREATE EXTENSION ... FROM is no longer supported",
            place);
      }
      case CASCADE -> {
        skip();
        yield OptionArea.flag("cascade", true, place);
      }
      default -> null;
    };
  }

  private DefElem newVersion(int place) {
    return Make.option(
        "new_version", new StringNode(parser.names.nonReservedWordOrString()), place);
  }

  /// ALTER EXTENSION ... UPDATE, behind the name.
  Statement updateExtension(String name) {
    skip();
    List<DefElem> options = new ArrayList<>();
    while (at(TO)) {
      int place = next().start();
      options.add(newVersion(place));
    }
    return new AlterExtensionStmt(name, options);
  }

  // Languages and access methods

  /// CREATE LANGUAGE, behind OR REPLACE.
  Statement createLanguage(boolean replace) {
    boolean trusted = accept(TRUSTED);
    optional(PROCEDURAL);
    expect(LANGUAGE);
    String name = parser.names.colId();
    if (!accept(HANDLER)) {
      return new CreateExtensionStmt(name, replace, List.of());
    }
    CreatePLangStmt.Builder language =
        CreatePLangStmt.builder()
            .replace(replace)
            .plname(name)
            .plhandler(parser.names.anyName())
            .pltrusted(trusted);
    if (accept(INLINE_P)) {
      language.plinline(parser.names.anyName());
    }
    if (accept(VALIDATOR)) {
      language.plvalidator(parser.names.anyName());
    } else if (accept(NO)) {
      expect(VALIDATOR);
    }
    return language.build();
  }

  /// CREATE ACCESS METHOD, at ACCESS.
  Statement createAccessMethod() {
    expect(ACCESS, METHOD);
    String name = parser.names.colId();
    expect(TYPE_P);
    boolean index = accept(INDEX);
    if (!index) {
      expect(TABLE);
    }
    expect(HANDLER);
    List<String> handler = parser.names.anyName();
    return new CreateAmStmt(name, handler, index ? AmType.AMTYPE_INDEX : AmType.AMTYPE_TABLE);
  }
}
