package org.gajah.commands;

import java.util.Locale;
import org.gajah.nodes.AlterDatabaseSetStmt;
import org.gajah.nodes.AlterDomainStmt;
import org.gajah.nodes.AlterEnumStmt;
import org.gajah.nodes.AlterObjectSchemaStmt;
import org.gajah.nodes.AlterOwnerStmt;
import org.gajah.nodes.AlterSeqStmt;
import org.gajah.nodes.AlterTableStmt;
import org.gajah.nodes.CompositeTypeStmt;
import org.gajah.nodes.CreateEnumStmt;
import org.gajah.nodes.CreateFunctionStmt;
import org.gajah.nodes.CreateRangeStmt;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.CreatedbStmt;
import org.gajah.nodes.DefineStmt;
import org.gajah.nodes.DeleteStmt;
import org.gajah.nodes.DropStmt;
import org.gajah.nodes.DropdbStmt;
import org.gajah.nodes.GrantRoleStmt;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.InsertStmt;
import org.gajah.nodes.MergeStmt;
import org.gajah.nodes.RefreshMatViewStmt;
import org.gajah.nodes.RenameStmt;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.UpdateStmt;
import org.gajah.nodes.VacuumStmt;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.nodes.ViewStmt;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.VariableSetKind;

/// The command tags of statements, as messages name them. Mirrors `CreateCommandTag()` of
/// `tcop/utility.c`.
public final class CommandTags {
  private CommandTags() {}

  /// `CREATE TABLE` of a statement that makes a table, and so on.
  public static String of(Statement statement) {
    return switch (statement) {
      case SelectStmt _ -> "SELECT";
      case InsertStmt _ -> "INSERT";
      case UpdateStmt _ -> "UPDATE";
      case DeleteStmt _ -> "DELETE";
      case MergeStmt _ -> "MERGE";
      case VariableShowStmt _ -> "SHOW";
      case VariableSetStmt set ->
          set.kind() == VariableSetKind.VAR_RESET || set.kind() == VariableSetKind.VAR_RESET_ALL
              ? "RESET"
              : "SET";
      case TransactionStmt transaction -> transaction(transaction);
      case DropStmt drop -> "DROP " + kind(drop.removeType());
      case DefineStmt define -> "CREATE " + kind(define.kind());
      case CreateTableAsStmt create ->
          create.is_select_into()
              ? "SELECT INTO"
              : create.objtype() == ObjectType.OBJECT_MATVIEW
                  ? "CREATE MATERIALIZED VIEW"
                  : "CREATE TABLE AS";
      case RefreshMatViewStmt _ -> "REFRESH MATERIALIZED VIEW";
      case CompositeTypeStmt _, CreateEnumStmt _, CreateRangeStmt _ -> "CREATE TYPE";
      case AlterEnumStmt _ -> "ALTER TYPE";
      case CreateSeqStmt _ -> "CREATE SEQUENCE";
      case AlterSeqStmt _ -> "ALTER SEQUENCE";
      case ViewStmt _ -> "CREATE VIEW";
      case CreatedbStmt _ -> "CREATE DATABASE";
      case DropdbStmt _ -> "DROP DATABASE";
      case AlterDatabaseSetStmt _ -> "ALTER DATABASE";
      case AlterDomainStmt _ -> "ALTER DOMAIN";
      case CreateFunctionStmt create ->
          create.is_procedure() ? "CREATE PROCEDURE" : "CREATE FUNCTION";
      case AlterTableStmt alter -> "ALTER " + kind(alter.objtype());
      case RenameStmt rename -> alter(rename.renameType(), rename.relationType());
      case AlterObjectSchemaStmt move -> "ALTER " + kind(move.objectType());
      case AlterOwnerStmt owner -> "ALTER " + kind(owner.objectType());
      case GrantStmt grant -> grant.is_grant() ? "GRANT" : "REVOKE";
      case GrantRoleStmt grant -> grant.is_grant() ? "GRANT ROLE" : "REVOKE ROLE";
      case VacuumStmt vacuum -> vacuum.is_vacuumcmd() ? "VACUUM" : "ANALYZE";
      default -> words(statement.getClass().getSimpleName());
    };
  }

  private static String alter(ObjectType type, ObjectType relation) {
    return "ALTER "
        + switch (type) {
          case OBJECT_COLUMN, OBJECT_TABCONSTRAINT -> kind(relation);
          default -> kind(type);
        };
  }

  /// A kind of object as tags name it.
  public static String kind(ObjectType type) {
    return switch (type) {
      case OBJECT_ATTRIBUTE -> "TYPE";
      case OBJECT_COLUMN, OBJECT_TABCONSTRAINT -> "TABLE";
      case OBJECT_DOMCONSTRAINT -> "DOMAIN";
      case OBJECT_MATVIEW -> "MATERIALIZED VIEW";
      case OBJECT_FDW -> "FOREIGN DATA WRAPPER";
      case OBJECT_FOREIGN_SERVER -> "SERVER";
      case OBJECT_OPCLASS -> "OPERATOR CLASS";
      case OBJECT_OPFAMILY -> "OPERATOR FAMILY";
      case OBJECT_STATISTIC_EXT -> "STATISTICS";
      case OBJECT_TSCONFIGURATION -> "TEXT SEARCH CONFIGURATION";
      case OBJECT_TSDICTIONARY -> "TEXT SEARCH DICTIONARY";
      case OBJECT_TSPARSER -> "TEXT SEARCH PARSER";
      case OBJECT_TSTEMPLATE -> "TEXT SEARCH TEMPLATE";
      case OBJECT_LARGEOBJECT -> "LARGE OBJECT";
      default -> type.name().substring("OBJECT_".length()).replace('_', ' ');
    };
  }

  private static String transaction(TransactionStmt statement) {
    return switch (statement.kind()) {
      case TRANS_STMT_BEGIN -> "BEGIN";
      case TRANS_STMT_START -> "START TRANSACTION";
      case TRANS_STMT_COMMIT -> "COMMIT";
      case TRANS_STMT_ROLLBACK, TRANS_STMT_ROLLBACK_TO -> "ROLLBACK";
      case TRANS_STMT_SAVEPOINT -> "SAVEPOINT";
      case TRANS_STMT_RELEASE -> "RELEASE";
      case TRANS_STMT_PREPARE -> "PREPARE TRANSACTION";
      case TRANS_STMT_COMMIT_PREPARED -> "COMMIT PREPARED";
      case TRANS_STMT_ROLLBACK_PREPARED -> "ROLLBACK PREPARED";
    };
  }

  /// `CreateRoleStmt` as `CREATE ROLE`.
  private static String words(String name) {
    return switch (name) {
      case "IndexStmt" -> "CREATE INDEX";
      case "CreateStmt" -> "CREATE TABLE";
      case "CreateTableSpaceStmt" -> "CREATE TABLESPACE";
      case "DropTableSpaceStmt" -> "DROP TABLESPACE";
      case "AlterTableSpaceOptionsStmt" -> "ALTER TABLESPACE";
      case "TruncateStmt" -> "TRUNCATE TABLE";
      case "LockStmt" -> "LOCK TABLE";
      case "CheckPointStmt" -> "CHECKPOINT";
      case "RuleStmt" -> "CREATE RULE";
      case "CreateTrigStmt" -> "CREATE TRIGGER";
      case "CreatePLangStmt" -> "CREATE LANGUAGE";
      case "CreateFdwStmt" -> "CREATE FOREIGN DATA WRAPPER";
      case "CreateForeignServerStmt" -> "CREATE SERVER";
      case "CreateEventTrigStmt" -> "CREATE EVENT TRIGGER";
      case "CreateStatsStmt" -> "CREATE STATISTICS";
      case "CreateAmStmt" -> "CREATE ACCESS METHOD";
      case "CreateOpClassStmt" -> "CREATE OPERATOR CLASS";
      case "CreateOpFamilyStmt" -> "CREATE OPERATOR FAMILY";
      case "AlterDatabaseRefreshCollStmt" -> "ALTER DATABASE";
      case "AlterRoleSetStmt" -> "ALTER ROLE";
      case "ConstraintsSetStmt" -> "SET CONSTRAINTS";
      case "SecLabelStmt" -> "SECURITY LABEL";
      case "ClosePortalStmt" -> "CLOSE CURSOR";
      case "DeclareCursorStmt" -> "DECLARE CURSOR";
      case "AlterObjectDependsStmt" -> "ALTER TABLE";
      case "ReplicaIdentityStmt" -> "ALTER TABLE";
      default ->
          name.replace("Stmt", "").replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
    };
  }
}
