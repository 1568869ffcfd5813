package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterRoleSetStmt;
import org.gajah.nodes.AlterRoleStmt;
import org.gajah.nodes.CreateRoleStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.ReassignOwnedStmt;
import org.gajah.nodes.RenameStmt;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.RoleStmtType;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Roles.
final class RoleArea extends Area {
  /// Whether members are added or dropped.
  private static final int ADD = 1;

  private static final int REMOVE = -1;

  RoleArea(Parser parser) {
    super(parser);
  }

  // CREATE

  Statement create() {
    RoleStmtType type =
        switch (next().token()) {
          case USER -> RoleStmtType.ROLESTMT_USER;
          case GROUP_P -> RoleStmtType.ROLESTMT_GROUP;
          default -> RoleStmtType.ROLESTMT_ROLE;
        };
    String name = parser.names.roleId();
    skipWith();
    return new CreateRoleStmt(type, name, options(true));
  }

  private List<DefElem> options(boolean creating) {
    List<DefElem> options = new ArrayList<>();
    while (true) {
      DefElem option = option();
      if (option == null && creating) {
        option = creationOption();
      }
      if (option == null) {
        return options;
      }
      options.add(option);
    }
  }

  private DefElem roles(String name, int place) {
    return Make.option(name, NodeList.of(parser.names.roles()), place);
  }

  /// An option that only CREATE has, or null.
  private @Nullable DefElem creationOption() {
    int place = start();
    return switch (token()) {
      case SYSID -> {
        skip();
        yield Make.option("sysid", new IntegerNode(integer()), place);
      }
      case ADMIN -> {
        skip();
        yield roles("adminmembers", place);
      }
      case ROLE -> {
        skip();
        yield roles("rolemembers", place);
      }
      case IN_P -> {
        skip();
        if (!accept(GROUP_P)) {
          expect(ROLE);
        }
        yield roles("addroleto", place);
      }
      default -> null;
    };
  }

  /// An option of CREATE and ALTER, or null.
  private @Nullable DefElem option() {
    int place = start();
    return switch (token()) {
      case PASSWORD -> {
        skip();
        Node password = accept(NULL_P) ? null : new StringNode(string());
        yield Make.option("password", password, place);
      }
      case ENCRYPTED -> {
        expect(ENCRYPTED, PASSWORD);
        yield Make.option("password", new StringNode(string()), place);
      }
      case UNENCRYPTED -> throw unencrypted();
      case INHERIT -> {
        skip();
        yield OptionArea.flag("inherit", true, place);
      }
      case CONNECTION -> {
        expect(CONNECTION, LIMIT);
        yield Make.option("connectionlimit", new IntegerNode(signedInteger()), place);
      }
      case VALID -> {
        expect(VALID, UNTIL);
        yield Make.option("validUntil", new StringNode(string()), place);
      }
      case USER -> {
        skip();
        yield roles("rolemembers", place);
      }
      case IDENT -> flag(next().name(), place);
      default -> null;
    };
  }

  private PgException unencrypted() {
    int place = start();
    expect(UNENCRYPTED, PASSWORD);
    string();
    return error(
            SqlState.FEATURE_NOT_SUPPORTED, "UNENCRYPTED PASSWORD is no longer supported", place)
        .hint("Remove UNENCRYPTED to store the password in encrypted form instead.");
  }

  private DefElem flag(String word, int place) {
    boolean not = word.startsWith("no");
    String name =
        switch (not ? word.substring(2) : word) {
          case "superuser" -> "superuser";
          case "createrole" -> "createrole";
          case "replication" -> "isreplication";
          case "createdb" -> "createdb";
          case "login" -> "canlogin";
          case "bypassrls" -> "bypassrls";
          case "inherit" -> "inherit";
          default -> "";
        };
    if (name.isEmpty() || word.equals("inherit")) {
      throw syntaxError("unrecognized role option \"" + word + "\"", place);
    }
    return OptionArea.flag(name, !not, place);
  }

  // ALTER

  /// ALTER ROLE, USER or GROUP, at that word.
  Statement alter() {
    Token word = next().token();
    if (word != GROUP_P && accept(ALL)) {
      return alterSettings(null);
    }
    int place = start();
    RoleSpec role = parser.names.role();
    boolean members = word == GROUP_P && (at(ADD_P) || at(DROP));
    if (at(RENAME) || word == GROUP_P && !members) {
      return rename(role, place);
    }
    if (members) {
      return alterMembers(role);
    }
    if (at(IN_P) || at(SET) || at(RESET)) {
      return alterSettings(role);
    }
    skipWith();
    return new AlterRoleStmt(role, options(false), ADD);
  }

  private Statement rename(RoleSpec role, int place) {
    String name = parser.names.roleId(role, place);
    expect(RENAME, TO);
    return RenameStmt.builder()
        .renameType(ObjectType.OBJECT_ROLE)
        .subname(name)
        .newname(parser.names.roleId())
        .build();
  }

  private Statement alterMembers(RoleSpec role) {
    boolean add = accept(ADD_P);
    if (!add) {
      expect(DROP);
    }
    expect(USER);
    int place = start();
    List<DefElem> members = List.of(roles("rolemembers", place));
    return new AlterRoleStmt(role, members, add ? ADD : REMOVE);
  }

  private Statement alterSettings(@Nullable RoleSpec role) {
    String database = null;
    if (accept(IN_P)) {
      expect(DATABASE);
      database = parser.names.colId();
    }
    return new AlterRoleSetStmt(role, database, parser.databases.settingChange());
  }

  /// REASSIGN OWNED
  Statement reassign() {
    expect(REASSIGN, OWNED, BY);
    List<RoleSpec> roles = parser.names.roles();
    expect(TO);
    return new ReassignOwnedStmt(roles, parser.names.role());
  }
}
