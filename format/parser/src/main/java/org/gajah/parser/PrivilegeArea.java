package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.AccessPriv;
import org.gajah.nodes.AlterDefaultPrivilegesStmt;
import org.gajah.nodes.AlterPolicyStmt;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.CreatePolicyStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GrantRoleStmt;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.GrantTargetType;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.RoleSpecType;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// GRANT, REVOKE, default privileges and policies.
final class PrivilegeArea extends Area {
  PrivilegeArea(Parser parser) {
    super(parser);
  }

  // GRANT and REVOKE

  Statement grant() {
    skip();
    boolean all = at(ALL);
    List<AccessPriv> privileges = privileges();
    if (!all && at(TO)) {
      return grantRoles(privileges);
    }
    GrantStmt.Builder grant = GrantStmt.builder().is_grant(true).privileges(privileges);
    target(grant);
    expect(TO);
    return grant.grantees(grantees()).grant_option(grantOption()).grantor(grantedBy()).build();
  }

  Statement revoke() {
    skip();
    if (peek() == OPTION && NameArea.isColId(token())) {
      return revokeRoleOption();
    }
    boolean option = grantOptionFor();
    boolean all = at(ALL);
    List<AccessPriv> privileges = privileges();
    if (!option && !all && at(FROM)) {
      return revokeRoles(privileges, List.of());
    }
    GrantStmt.Builder revoke = GrantStmt.builder().privileges(privileges).grant_option(option);
    target(revoke);
    expect(FROM);
    return revoke
        .grantees(grantees())
        .grantor(grantedBy())
        .behavior(parser.objects.dropBehavior())
        .build();
  }

  private boolean grantOptionFor() {
    if (!at(GRANT)) {
      return false;
    }
    expect(GRANT, OPTION, FOR);
    return true;
  }

  private boolean grantOption() {
    if (!accept(WITH)) {
      return false;
    }
    expect(GRANT, OPTION);
    return true;
  }

  private @Nullable RoleSpec grantedBy() {
    if (!accept(GRANTED)) {
      return null;
    }
    expect(BY);
    return parser.names.role();
  }

  private List<RoleSpec> grantees() {
    return commaList(() -> {
      optional(GROUP_P);
      return parser.names.role();
    });
  }

  // Privileges

  /// Privileges; all of them are an empty list.
  private List<AccessPriv> privileges() {
    if (!accept(ALL)) {
      return commaList(this::privilege);
    }
    optional(PRIVILEGES);
    return at(LPAREN)
        ? List.of(new AccessPriv(null, parser.names.parenthesizedNames()))
        : List.of();
  }

  private AccessPriv privilege() {
    if (accept(ALTER, SYSTEM_P)) {
      return new AccessPriv("alter system", List.of());
    }
    String name =
        switch (token()) {
          case SELECT, REFERENCES, CREATE -> next().name();
          default -> parser.names.colId();
        };
    return new AccessPriv(name, parser.names.optionalColumns());
  }

  /// What the privileges are on, ON included.
  private void target(GrantStmt.Builder grant) {
    expect(ON);
    if (at(ALL)) {
      allInSchemas(grant);
      return;
    }
    ObjectArea.Named target = kindAndNames();
    grant
        .targtype(GrantTargetType.ACL_TARGET_OBJECT)
        .objtype(target.type())
        .objects(objects((NodeList) target.object()));
  }

  private static List<Node> objects(NodeList list) {
    List<Node> objects = new ArrayList<>(list.size());
    for (Node object : list.elements()) {
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }

  private void allInSchemas(GrantStmt.Builder grant) {
    skip();
    ObjectType type =
        switch (token()) {
          case TABLES -> ObjectType.OBJECT_TABLE;
          case SEQUENCES -> ObjectType.OBJECT_SEQUENCE;
          case FUNCTIONS -> ObjectType.OBJECT_FUNCTION;
          case PROCEDURES -> ObjectType.OBJECT_PROCEDURE;
          case ROUTINES -> ObjectType.OBJECT_ROUTINE;
          default -> throw unexpected();
        };
    skip();
    expect(IN_P, SCHEMA);
    grant
        .targtype(GrantTargetType.ACL_TARGET_ALL_IN_SCHEMA)
        .objtype(type)
        .objects(objects(names()));
  }

  private NodeList names() {
    return NodeList.ofStrings(parser.names.nameList());
  }

  private ObjectArea.Named named(ObjectType type, NodeList objects) {
    return new ObjectArea.Named(type, objects);
  }

  private NodeList relations() {
    return NodeList.of(parser.names.qualifiedNames());
  }

  private ObjectArea.Named kindAndNames() {
    Token second = peek();
    if (!NameArea.isColId(second) && !NameArea.isTypeFunctionName(second) && !at(TABLE)) {
      return kindWithOddNames();
    }
    return switch (token()) {
      case TABLE -> named(ObjectType.OBJECT_TABLE, skipped().relations());
      case SEQUENCE -> named(ObjectType.OBJECT_SEQUENCE, skipped().relations());
      case FOREIGN -> foreign();
      case FUNCTION -> named(ObjectType.OBJECT_FUNCTION, skipped().functions());
      case PROCEDURE -> named(ObjectType.OBJECT_PROCEDURE, skipped().functions());
      case ROUTINE -> named(ObjectType.OBJECT_ROUTINE, skipped().functions());
      case DATABASE -> named(ObjectType.OBJECT_DATABASE, skipped().names());
      case DOMAIN_P -> named(ObjectType.OBJECT_DOMAIN, skipped().qualifiedNames());
      case LANGUAGE -> named(ObjectType.OBJECT_LANGUAGE, skipped().names());
      case PARAMETER -> named(ObjectType.OBJECT_PARAMETER_ACL, skipped().parameters());
      case SCHEMA -> named(ObjectType.OBJECT_SCHEMA, skipped().names());
      case TABLESPACE -> named(ObjectType.OBJECT_TABLESPACE, skipped().names());
      case TYPE_P -> named(ObjectType.OBJECT_TYPE, skipped().qualifiedNames());
      default -> kindWithOddNames();
    };
  }

  private PrivilegeArea skipped() {
    skip();
    return this;
  }

  private ObjectArea.Named kindWithOddNames() {
    if (at(LARGE_P, OBJECT_P)) {
      expect(LARGE_P, OBJECT_P);
      return named(ObjectType.OBJECT_LARGEOBJECT, parser.optionLists.numbers());
    }
    if (at(FOREIGN)) {
      return foreign();
    }
    return named(ObjectType.OBJECT_TABLE, relations());
  }

  private ObjectArea.Named foreign() {
    skip();
    if (accept(SERVER)) {
      return named(ObjectType.OBJECT_FOREIGN_SERVER, names());
    }
    expect(DATA_P, WRAPPER);
    return named(ObjectType.OBJECT_FDW, names());
  }

  private NodeList functions() {
    return NodeList.of(parser.routines.functions());
  }

  private NodeList qualifiedNames() {
    return NodeList.of(parser.names.anyNameList());
  }

  private NodeList parameters() {
    return NodeList.of(commaList(() -> new StringNode(parser.settings.variable())));
  }

  // Roles

  private Statement grantRoles(List<AccessPriv> roles) {
    expect(TO);
    List<RoleSpec> grantees = parser.names.roles();
    List<DefElem> options = accept(WITH) ? commaList(this::roleOption) : List.of();
    return new GrantRoleStmt(
        roles, grantees, true, options, grantedBy(), DropBehavior.DROP_RESTRICT);
  }

  private DefElem roleOption() {
    int place = start();
    String name = parser.names.colLabel();
    boolean no = at(FALSE_P);
    if (!no && !accept(OPTION)) {
      expect(TRUE_P);
    } else if (no) {
      skip();
    }
    return Make.option(name, new BooleanNode(!no), place);
  }

  private Statement revokeRoleOption() {
    int place = start();
    String option = parser.names.colId();
    expect(OPTION, FOR);
    DefElem off = Make.option(option, new BooleanNode(false), place);
    return revokeRoles(commaList(this::privilege), List.of(off));
  }

  private Statement revokeRoles(List<AccessPriv> roles, List<DefElem> options) {
    expect(FROM);
    List<RoleSpec> grantees = parser.names.roles();
    RoleSpec grantor = grantedBy();
    return new GrantRoleStmt(
        roles, grantees, false, options, grantor, parser.objects.dropBehavior());
  }

  // ALTER DEFAULT PRIVILEGES

  /// ALTER DEFAULT PRIVILEGES, at DEFAULT.
  Statement alterDefault() {
    expect(DEFAULT, PRIVILEGES);
    List<DefElem> options = new ArrayList<>();
    while (at(IN_P) || at(FOR)) {
      options.add(defaultOption());
    }
    return new AlterDefaultPrivilegesStmt(options, defaultAction());
  }

  private DefElem defaultOption() {
    int place = start();
    if (accept(IN_P)) {
      expect(SCHEMA);
      return Make.option("schemas", names(), place);
    }
    expect(FOR);
    if (!accept(ROLE)) {
      expect(USER);
    }
    return Make.option("roles", NodeList.of(parser.names.roles()), place);
  }

  private GrantStmt defaultAction() {
    GrantStmt.Builder action = GrantStmt.builder().targtype(GrantTargetType.ACL_TARGET_DEFAULTS);
    if (accept(GRANT)) {
      action.is_grant(true).privileges(privileges());
      expect(ON);
      action.objtype(defaultTarget());
      expect(TO);
      return action.grantees(grantees()).grant_option(grantOption()).build();
    }
    expect(REVOKE);
    action.grant_option(grantOptionFor()).privileges(privileges());
    expect(ON);
    action.objtype(defaultTarget());
    expect(FROM);
    return action.grantees(grantees()).behavior(parser.objects.dropBehavior()).build();
  }

  private ObjectType defaultTarget() {
    ObjectType type =
        switch (token()) {
          case TABLES -> ObjectType.OBJECT_TABLE;
          case FUNCTIONS, ROUTINES -> ObjectType.OBJECT_FUNCTION;
          case SEQUENCES -> ObjectType.OBJECT_SEQUENCE;
          case TYPES_P -> ObjectType.OBJECT_TYPE;
          case SCHEMAS -> ObjectType.OBJECT_SCHEMA;
          default -> throw unexpected();
        };
    skip();
    return type;
  }

  // Policies

  /// CREATE POLICY, at that word.
  Statement createPolicy() {
    skip();
    CreatePolicyStmt.Builder policy =
        CreatePolicyStmt.builder().policy_name(parser.names.colId()).permissive(true);
    expect(ON);
    policy.table(parser.names.qualifiedName());
    if (accept(AS)) {
      policy.permissive(permissive());
    }
    policy.cmd_name(accept(FOR) ? command() : "all");
    policy.roles(
        accept(TO)
            ? parser.names.roles()
            : List.of(new RoleSpec(RoleSpecType.ROLESPEC_PUBLIC, null, -1)));
    return policy.qual(using()).with_check(withCheck()).build();
  }

  private boolean permissive() {
    int place = start();
    String word = expect(IDENT).name();
    return switch (word) {
      case "permissive" -> true;
      case "restrictive" -> false;
      default ->
          throw syntaxError("unrecognized row security option \"" + word + "\"", place)
              .hint("Only PERMISSIVE or RESTRICTIVE policies are supported currently.");
    };
  }

  private String command() {
    return switch (token()) {
      case ALL, SELECT, INSERT, UPDATE, DELETE_P -> next().name();
      default -> throw unexpected();
    };
  }

  private @Nullable Expr using() {
    return accept(USING) ? parser.expressions.parenthesizedExpr() : null;
  }

  private @Nullable Expr withCheck() {
    if (!accept(WITH)) {
      return null;
    }
    expect(CHECK);
    return parser.expressions.parenthesizedExpr();
  }

  /// ALTER POLICY, behind the name and the table.
  Statement alterPolicy(String name, RangeVar table) {
    List<RoleSpec> roles = accept(TO) ? parser.names.roles() : List.of();
    return new AlterPolicyStmt(name, table, roles, using(), withCheck());
  }
}
