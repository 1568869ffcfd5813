package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterTableCmd;
import org.gajah.nodes.AlterTableMoveAllStmt;
import org.gajah.nodes.AlterTableStmt;
import org.gajah.nodes.CollateClause;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.PartitionCmd;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.ReplicaIdentityStmt;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.AlterTableType;
import org.gajah.nodes.kinds.ConstrType;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.ReplicaIdentity;
import org.jspecify.annotations.Nullable;

/// The actions of ALTER TABLE and its kin.
final class TableAlterationArea extends Area {
  private static final int MAX_COLUMN_NUMBER = 32767;

  TableAlterationArea(Parser parser) {
    super(parser);
  }

  // Statements

  /// The actions on a relation, behind its name.
  Statement actions(RangeVar relation, ObjectType type, boolean missingOk) {
    return new AlterTableStmt(relation, commaList(this::action), type, missingOk);
  }

  /// `ALL IN TABLESPACE ...`, behind the word for the kind.
  Statement moveAll(ObjectType type) {
    expect(ALL, IN_P, TABLESPACE);
    String from = parser.names.colId();
    List<RoleSpec> roles = List.of();
    if (accept(OWNED)) {
      expect(BY);
      roles = parser.names.roles();
    }
    expect(SET, TABLESPACE);
    String to = parser.names.colId();
    return new AlterTableMoveAllStmt(from, type, roles, to, accept(NOWAIT));
  }

  /// ATTACH or DETACH PARTITION.
  Statement partition(RangeVar relation, ObjectType type, boolean missingOk) {
    boolean attach = next().token() == ATTACH;
    expect(PARTITION);
    RangeVar name = parser.names.qualifiedName();
    AlterTableType subtype = AlterTableType.AT_AttachPartition;
    PartitionCmd partition = new PartitionCmd(name, null, false);
    if (!attach) {
      boolean concurrent = accept(CONCURRENTLY);
      partition = new PartitionCmd(name, null, concurrent);
      subtype =
          !concurrent && accept(FINALIZE)
              ? AlterTableType.AT_DetachPartitionFinalize
              : AlterTableType.AT_DetachPartition;
    } else if (type == ObjectType.OBJECT_TABLE) {
      partition = new PartitionCmd(name, parser.partitions.bound(), false);
    }
    AlterTableCmd action = command(subtype).def(partition).build();
    return new AlterTableStmt(relation, List.of(action), type, missingOk);
  }

  private static AlterTableCmd.Builder command(AlterTableType subtype) {
    return AlterTableCmd.builder().subtype(subtype);
  }

  private static AlterTableCmd simple(AlterTableType subtype) {
    return command(subtype).build();
  }

  private AlterTableCmd named(AlterTableType subtype) {
    return command(subtype).name(parser.names.colId()).build();
  }

  private AlterTableCmd options(AlterTableType subtype, List<DefElem> options) {
    return command(subtype).def(NodeList.of(options)).build();
  }

  // Actions

  private AlterTableCmd action() {
    return switch (token()) {
      case ADD_P -> add();
      case ALTER -> alter();
      case DROP -> drop();
      case VALIDATE -> {
        expect(VALIDATE, CONSTRAINT);
        yield named(AlterTableType.AT_ValidateConstraint);
      }
      case CLUSTER -> {
        expect(CLUSTER, ON);
        yield named(AlterTableType.AT_ClusterOn);
      }
      case SET -> set();
      case RESET -> {
        skip();
        yield options(AlterTableType.AT_ResetRelOptions, parser.optionLists.relationOptions());
      }
      case ENABLE_P -> enable();
      case DISABLE_P -> disable();
      case INHERIT -> {
        skip();
        yield command(AlterTableType.AT_AddInherit).def(parser.names.qualifiedName()).build();
      }
      case NO -> no();
      case OF -> {
        skip();
        yield of();
      }
      case NOT -> {
        expect(NOT, OF);
        yield simple(AlterTableType.AT_DropOf);
      }
      case OWNER -> {
        expect(OWNER, TO);
        yield command(AlterTableType.AT_ChangeOwner).newowner(parser.names.role()).build();
      }
      case REPLICA -> {
        expect(REPLICA, IDENTITY_P);
        yield command(AlterTableType.AT_ReplicaIdentity).def(replicaIdentity()).build();
      }
      case FORCE -> {
        expect(FORCE, ROW);
        expect(LEVEL, SECURITY);
        yield simple(AlterTableType.AT_ForceRowSecurity);
      }
      case OPTIONS ->
          options(AlterTableType.AT_GenericOptions, parser.optionLists.foreignOptionChanges());
      default -> throw unexpected();
    };
  }

  private AlterTableCmd of() {
    int place = start();
    TypeName type =
        TypeName.builder().names(parser.names.anyName()).typemod(-1).location(place).build();
    return command(AlterTableType.AT_AddOf).def(type).build();
  }

  private ReplicaIdentityStmt replicaIdentity() {
    if (accept(NOTHING)) {
      return new ReplicaIdentityStmt(ReplicaIdentity.REPLICA_IDENTITY_NOTHING, null);
    }
    if (accept(FULL)) {
      return new ReplicaIdentityStmt(ReplicaIdentity.REPLICA_IDENTITY_FULL, null);
    }
    if (accept(DEFAULT)) {
      return new ReplicaIdentityStmt(ReplicaIdentity.REPLICA_IDENTITY_DEFAULT, null);
    }
    expect(USING, INDEX);
    return new ReplicaIdentityStmt(ReplicaIdentity.REPLICA_IDENTITY_INDEX, parser.names.colId());
  }

  private AlterTableCmd no() {
    skip();
    if (accept(INHERIT)) {
      return command(AlterTableType.AT_DropInherit).def(parser.names.qualifiedName()).build();
    }
    expect(FORCE, ROW);
    expect(LEVEL, SECURITY);
    return simple(AlterTableType.AT_NoForceRowSecurity);
  }

  // ENABLE and DISABLE

  private AlterTableCmd enable() {
    skip();
    return switch (token()) {
      case TRIGGER ->
          trigger(
              AlterTableType.AT_EnableTrig,
              AlterTableType.AT_EnableTrigAll,
              AlterTableType.AT_EnableTrigUser);
      case RULE -> {
        skip();
        yield named(AlterTableType.AT_EnableRule);
      }
      case ALWAYS -> {
        skip();
        yield triggerOrRule(AlterTableType.AT_EnableAlwaysTrig, AlterTableType.AT_EnableAlwaysRule);
      }
      case REPLICA -> {
        skip();
        yield triggerOrRule(
            AlterTableType.AT_EnableReplicaTrig, AlterTableType.AT_EnableReplicaRule);
      }
      default -> rowSecurity(AlterTableType.AT_EnableRowSecurity);
    };
  }

  private AlterTableCmd disable() {
    skip();
    return switch (token()) {
      case TRIGGER ->
          trigger(
              AlterTableType.AT_DisableTrig,
              AlterTableType.AT_DisableTrigAll,
              AlterTableType.AT_DisableTrigUser);
      case RULE -> {
        skip();
        yield named(AlterTableType.AT_DisableRule);
      }
      default -> rowSecurity(AlterTableType.AT_DisableRowSecurity);
    };
  }

  private AlterTableCmd rowSecurity(AlterTableType subtype) {
    expect(ROW, LEVEL, SECURITY);
    return simple(subtype);
  }

  private AlterTableCmd triggerOrRule(AlterTableType trigger, AlterTableType rule) {
    if (accept(TRIGGER)) {
      return named(trigger);
    }
    expect(RULE);
    return named(rule);
  }

  private AlterTableCmd trigger(AlterTableType one, AlterTableType all, AlterTableType user) {
    skip();
    if (accept(ALL)) {
      return simple(all);
    }
    return accept(USER) ? simple(user) : named(one);
  }

  // SET

  private AlterTableCmd set() {
    skip();
    return switch (token()) {
      case LPAREN -> options(AlterTableType.AT_SetRelOptions, parser.optionLists.relationOptions());
      case WITHOUT -> {
        skip();
        boolean oids = accept(OIDS);
        if (!oids) {
          expect(CLUSTER);
        }
        yield simple(oids ? AlterTableType.AT_DropOids : AlterTableType.AT_DropCluster);
      }
      case LOGGED -> {
        skip();
        yield simple(AlterTableType.AT_SetLogged);
      }
      case UNLOGGED -> {
        skip();
        yield simple(AlterTableType.AT_SetUnLogged);
      }
      case ACCESS -> {
        expect(ACCESS, METHOD);
        String method = accept(DEFAULT) ? null : parser.names.colId();
        yield command(AlterTableType.AT_SetAccessMethod).name(method).build();
      }
      case TABLESPACE -> {
        skip();
        yield named(AlterTableType.AT_SetTableSpace);
      }
      default -> throw unexpected();
    };
  }

  // ADD and DROP

  private AlterTableCmd add() {
    skip();
    if (parser.constraints.atTableConstraint()
        && !(at(EXCLUDE) && peek() != USING && peek() != LPAREN)) {
      return command(AlterTableType.AT_AddConstraint)
          .def(parser.constraints.tableConstraint())
          .build();
    }
    optional(COLUMN);
    boolean missingOk = parser.objects.ifNotExists();
    return command(AlterTableType.AT_AddColumn)
        .def(parser.tables.column())
        .missing_ok(missingOk)
        .build();
  }

  private AlterTableCmd drop() {
    skip();
    AlterTableType subtype = AlterTableType.AT_DropColumn;
    if (accept(CONSTRAINT)) {
      subtype = AlterTableType.AT_DropConstraint;
    } else {
      optional(COLUMN);
    }
    boolean missingOk = parser.objects.ifExists();
    return command(subtype)
        .name(parser.names.colId())
        .behavior(parser.objects.dropBehavior())
        .missing_ok(missingOk)
        .build();
  }

  // ALTER of constraints and columns

  private AlterTableCmd alter() {
    skip();
    if (accept(CONSTRAINT)) {
      return alterConstraint();
    }
    optional(COLUMN);
    if (at(ICONST)) {
      return alterNumberedColumn();
    }
    int place = start();
    return alterColumn(parser.names.colId(), place);
  }

  private AlterTableCmd alterConstraint() {
    String name = parser.names.colId();
    ConstraintAttributes attributes = parser.constraints.attributes();
    attributes.refuseNotValid("ALTER CONSTRAINT statement");
    attributes.refuseNoInherit("ALTER CONSTRAINT statement");
    Constraint constraint =
        Constraint.builder()
            .contype(ConstrType.CONSTR_FOREIGN)
            .conname(name)
            .deferrable(attributes.isDeferrable())
            .initdeferred(attributes.initiallyDeferred())
            .location(0)
            .build();
    return command(AlterTableType.AT_AlterConstraint).def(constraint).build();
  }

  private AlterTableCmd alterNumberedColumn() {
    int place = start();
    int number = integer();
    expect(SET, STATISTICS);
    Node target = statisticsTarget();
    if (number <= 0 || number > MAX_COLUMN_NUMBER) {
      throw error(
          SqlState.INVALID_PARAMETER_VALUE,
          "column number must be in range from 1 to 32767",
          place);
    }
    return command(AlterTableType.AT_SetStatistics).num(number).def(target).build();
  }

  /// A number, or DEFAULT as null.
  @Nullable Node statisticsTarget() {
    return accept(DEFAULT) ? null : new IntegerNode(signedInteger());
  }

  private AlterTableCmd alterColumn(String name, int place) {
    AlterTableCmd.Builder action =
        switch (token()) {
          case SET -> setColumn(place);
          case RESET -> {
            skip();
            yield command(AlterTableType.AT_ResetOptions)
                .def(NodeList.of(parser.optionLists.relationOptions()));
          }
          case DROP -> dropFromColumn();
          case ADD_P -> addIdentity();
          case TYPE_P -> columnType(place);
          case RESTART -> identity();
          case OPTIONS ->
              command(AlterTableType.AT_AlterColumnGenericOptions)
                  .def(NodeList.of(parser.optionLists.foreignOptionChanges()));
          default -> throw unexpected();
        };
    return action.name(name).build();
  }

  private AlterTableCmd.Builder setColumn(int place) {
    return switch (peek()) {
      case DEFAULT -> {
        expect(SET, DEFAULT);
        yield command(AlterTableType.AT_ColumnDefault).def(parser.expressions.expr());
      }
      case NOT -> {
        expect(SET, NOT, NULL_P);
        yield command(AlterTableType.AT_SetNotNull);
      }
      case EXPRESSION -> {
        expect(SET, EXPRESSION, AS);
        yield command(AlterTableType.AT_SetExpression).def(parser.expressions.parenthesizedExpr());
      }
      case STATISTICS -> {
        expect(SET, STATISTICS);
        yield command(AlterTableType.AT_SetStatistics).def(statisticsTarget());
      }
      case LPAREN -> {
        skip();
        yield command(AlterTableType.AT_SetOptions)
            .def(NodeList.of(parser.optionLists.relationOptions()));
      }
      case STORAGE -> {
        expect(SET, STORAGE);
        String storage = accept(DEFAULT) ? "default" : parser.names.colId();
        yield command(AlterTableType.AT_SetStorage).def(new StringNode(storage));
      }
      case COMPRESSION -> {
        skip();
        yield command(AlterTableType.AT_SetCompression)
            .def(new StringNode(parser.tables.compression()));
      }
      case DATA_P -> {
        expect(SET, DATA_P);
        yield columnType(place);
      }
      default -> identity();
    };
  }

  private AlterTableCmd.Builder dropFromColumn() {
    skip();
    return switch (token()) {
      case DEFAULT -> {
        skip();
        yield command(AlterTableType.AT_ColumnDefault);
      }
      case NOT -> {
        expect(NOT, NULL_P);
        yield command(AlterTableType.AT_DropNotNull);
      }
      case EXPRESSION -> {
        skip();
        yield command(AlterTableType.AT_DropExpression).missing_ok(parser.objects.onlyIfExists());
      }
      default -> {
        expect(IDENTITY_P);
        yield command(AlterTableType.AT_DropIdentity).missing_ok(parser.objects.onlyIfExists());
      }
    };
  }

  private AlterTableCmd.Builder addIdentity() {
    skip();
    int place = expect(GENERATED).start();
    char when = parser.constraints.generatedWhen();
    expect(AS, IDENTITY_P);
    Constraint identity =
        Constraint.builder()
            .contype(ConstrType.CONSTR_IDENTITY)
            .generated_when(when)
            .options(parser.sequences.parenthesizedOptions())
            .location(place)
            .build();
    return command(AlterTableType.AT_AddIdentity).def(identity);
  }

  private AlterTableCmd.Builder columnType(int place) {
    expect(TYPE_P);
    ColumnDef.Builder column = ColumnDef.builder().typeName(parser.types.type()).location(place);
    column.collClause(collation());
    if (accept(USING)) {
      column.raw_default(parser.expressions.expr());
    }
    return command(AlterTableType.AT_AlterColumnType).def(column.build());
  }

  private @Nullable CollateClause collation() {
    if (!at(COLLATE)) {
      return null;
    }
    int place = next().start();
    return new CollateClause(null, parser.names.anyName(), place);
  }

  private AlterTableCmd.Builder identity() {
    List<DefElem> options = new ArrayList<>();
    do {
      options.add(identityOption());
    } while (at(RESTART) || at(SET));
    return command(AlterTableType.AT_SetIdentity).def(NodeList.of(options));
  }

  private DefElem identityOption() {
    int place = start();
    if (at(RESTART)) {
      return parser.sequences.option();
    }
    expect(SET);
    if (accept(GENERATED)) {
      char when = parser.constraints.generatedWhen();
      return Make.option("generated", new IntegerNode(when), place);
    }
    int optionPlace = start();
    DefElem option = parser.sequences.option();
    return switch (option.defname()) {
      case "as", "restart", "owned_by" ->
          throw syntaxError(
              "sequence option \"" + option.defname() + "\" not supported here", optionPlace);
      default -> option;
    };
  }

  // Composite types

  /// The actions of ALTER TYPE on a composite type.
  Statement typeActions(RangeVar type) {
    return new AlterTableStmt(
        type, commaList(this::attributeAction), ObjectType.OBJECT_TYPE, false);
  }

  private AlterTableCmd attributeAction() {
    return switch (token()) {
      case ADD_P -> {
        expect(ADD_P, ATTRIBUTE);
        ColumnDef attribute = parser.from.columnDefinition();
        yield command(AlterTableType.AT_AddColumn)
            .def(attribute)
            .behavior(parser.objects.dropBehavior())
            .build();
      }
      case DROP -> {
        expect(DROP, ATTRIBUTE);
        boolean missingOk = parser.objects.ifExists();
        yield command(AlterTableType.AT_DropColumn)
            .name(parser.names.colId())
            .behavior(parser.objects.dropBehavior())
            .missing_ok(missingOk)
            .build();
      }
      default -> alterAttribute();
    };
  }

  private AlterTableCmd alterAttribute() {
    expect(ALTER, ATTRIBUTE);
    int place = start();
    String name = parser.names.colId();
    if (accept(SET)) {
      expect(DATA_P);
    }
    expect(TYPE_P);
    ColumnDef attribute =
        ColumnDef.builder()
            .typeName(parser.types.type())
            .collClause(collation())
            .location(place)
            .build();
    return command(AlterTableType.AT_AlterColumnType)
        .name(name)
        .def(attribute)
        .behavior(parser.objects.dropBehavior())
        .build();
  }
}
