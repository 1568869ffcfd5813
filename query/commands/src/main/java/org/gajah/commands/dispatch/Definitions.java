package org.gajah.commands.dispatch;

import org.gajah.base.error.PgException;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.alter.AlterOwner;
import org.gajah.commands.alter.AlterTable;
import org.gajah.commands.alter.Rename;
import org.gajah.commands.alter.SetSchema;
import org.gajah.commands.index.CreateIndex;
import org.gajah.commands.index.Reindex;
import org.gajah.commands.matview.CreateMaterializedView;
import org.gajah.commands.matview.RefreshMaterializedView;
import org.gajah.commands.object.CommentOn;
import org.gajah.commands.object.DropObjects;
import org.gajah.commands.object.DropRelations;
import org.gajah.commands.privilege.GrantCommand;
import org.gajah.commands.role.AlterRole;
import org.gajah.commands.role.AlterRoleSettings;
import org.gajah.commands.role.CreateRole;
import org.gajah.commands.role.DropRoles;
import org.gajah.commands.role.GrantRole;
import org.gajah.commands.routine.AlterFunction;
import org.gajah.commands.routine.CallCommand;
import org.gajah.commands.routine.CreateFunction;
import org.gajah.commands.rule.CreateRule;
import org.gajah.commands.schema.CreateSchema;
import org.gajah.commands.sequence.AlterSequence;
import org.gajah.commands.sequence.CreateSequence;
import org.gajah.commands.table.CreateCompositeType;
import org.gajah.commands.table.CreateTable;
import org.gajah.commands.table.CreateTableAs;
import org.gajah.commands.type.AlterEnum;
import org.gajah.commands.type.CreateDomain;
import org.gajah.commands.type.CreateEnum;
import org.gajah.commands.view.CreateView;
import org.gajah.nodes.AlterEnumStmt;
import org.gajah.nodes.AlterFunctionStmt;
import org.gajah.nodes.AlterObjectSchemaStmt;
import org.gajah.nodes.AlterOwnerStmt;
import org.gajah.nodes.AlterRoleSetStmt;
import org.gajah.nodes.AlterRoleStmt;
import org.gajah.nodes.AlterSeqStmt;
import org.gajah.nodes.AlterTableStmt;
import org.gajah.nodes.CallStmt;
import org.gajah.nodes.CommentStmt;
import org.gajah.nodes.CompositeTypeStmt;
import org.gajah.nodes.CreateDomainStmt;
import org.gajah.nodes.CreateEnumStmt;
import org.gajah.nodes.CreateFunctionStmt;
import org.gajah.nodes.CreateRoleStmt;
import org.gajah.nodes.CreateSchemaStmt;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.CreateStmt;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.DropRoleStmt;
import org.gajah.nodes.DropStmt;
import org.gajah.nodes.GrantRoleStmt;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.RefreshMatViewStmt;
import org.gajah.nodes.ReindexStmt;
import org.gajah.nodes.RenameStmt;
import org.gajah.nodes.RuleStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.ViewStmt;
import org.gajah.nodes.kinds.ObjectType;

/// Finds the command of a statement that makes, changes or drops objects.
final class Definitions {
  private Definitions() {}

  /// @throws PgException 0A000 for a kind of statement that is not built
  static Command of(UtilityStmt statement, CommandSource source, CommandContext context) {
    return switch (statement) {
      case CreateStmt create -> new CreateTable(create, source, context);
      case CreateTableAsStmt create when create.objtype() == ObjectType.OBJECT_MATVIEW ->
          new CreateMaterializedView(create, context);
      case RefreshMatViewStmt refresh -> new RefreshMaterializedView(refresh, context);
      case CreateTableAsStmt create -> new CreateTableAs(create, source, context);
      case ViewStmt view -> new CreateView(view, source, context);
      case RuleStmt rule -> new CreateRule(rule, source, context);
      case IndexStmt index -> new CreateIndex(index, source, context);
      case CreateSeqStmt create -> new CreateSequence(create, source, context);
      case AlterSeqStmt alter -> new AlterSequence(alter, source, context);
      case CreateSchemaStmt create -> new CreateSchema(create, source, context);
      case CommentStmt comment -> new CommentOn(comment, source, context);
      case AlterTableStmt alter -> new AlterTable(alter, source, context);
      case CreateEnumStmt create -> new CreateEnum(create, context);
      case AlterEnumStmt alter -> new AlterEnum(alter, context);
      case CompositeTypeStmt create -> new CreateCompositeType(create, context);
      case CreateDomainStmt create -> new CreateDomain(create, source, context);
      case CreateFunctionStmt create -> new CreateFunction(create, source, context);
      case CallStmt call -> new CallCommand(call, source, context);
      case AlterFunctionStmt alter -> new AlterFunction(alter, source, context);
      case CreateRoleStmt create -> new CreateRole(create, source, context);
      case AlterRoleStmt alter -> new AlterRole(alter, source, context);
      case DropRoleStmt drop -> new DropRoles(drop, context);
      case GrantRoleStmt grant -> new GrantRole(grant, context);
      case ReindexStmt reindex -> new Reindex(reindex, context);
      case GrantStmt grant -> new GrantCommand(grant, source, context);
      case AlterOwnerStmt alter -> new AlterOwner(alter, source, context);
      case RenameStmt rename -> new Rename(rename, source, context);
      case AlterObjectSchemaStmt move -> new SetSchema(move, source, context);
      case DropStmt drop -> drop(drop, source, context);
      case AlterRoleSetStmt alter -> new AlterRoleSettings(alter, context);
      default -> SharedDefinitions.of(statement, source, context);
    };
  }

  private static Command drop(DropStmt drop, CommandSource source, CommandContext context) {
    return switch (drop.removeType()) {
      case OBJECT_TABLE,
          OBJECT_SEQUENCE,
          OBJECT_VIEW,
          OBJECT_MATVIEW,
          OBJECT_INDEX,
          OBJECT_FOREIGN_TABLE ->
          new DropRelations(drop, context);
      default -> new DropObjects(drop, source, context);
    };
  }
}
