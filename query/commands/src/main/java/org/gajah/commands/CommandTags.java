package org.gajah.commands;

import org.gajah.base.error.PgException;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.RoleStmtType;
import org.gajah.nodes.kinds.VariableSetKind;

/// The command tags of statements: what messages, the log and CommandComplete call them. Mirrors
/// `CreateCommandTag` of `tcop/utility.c`.
public final class CommandTags {
  private CommandTags() {}

  /// `CREATE TABLE` of a statement that makes a table, and so on.
  public static String of(Statement statement) {
    return switch (statement) {
      case SelectStmt _, PLAssignStmt _ -> "SELECT";
      case InsertStmt _ -> "INSERT";
      case UpdateStmt _ -> "UPDATE";
      case DeleteStmt _ -> "DELETE";
      case MergeStmt _ -> "MERGE";
      case UtilityStmt utility -> utility(utility);
      default -> throw PgException.internal("no command tag: " + statement.getClass().getName());
    };
  }

  /// The tag of an analyzed query: rows locked by the outermost FOR clause count.
  public static String of(Query query) {
    return switch (query.commandType()) {
      case CMD_INSERT -> "INSERT";
      case CMD_UPDATE -> "UPDATE";
      case CMD_DELETE -> "DELETE";
      case CMD_MERGE -> "MERGE";
      case CMD_UTILITY ->
          query.utilityStmt() instanceof Statement statement ? of(statement) : "???";
      case CMD_SELECT -> query.rowMarks().isEmpty() ? "SELECT" : locking(query);
      case CMD_UNKNOWN, CMD_NOTHING -> "???";
    };
  }

  private static String locking(Query query) {
    RowMarkClause first = query.rowMarks().getFirst();
    return "SELECT " + strength(first.strength());
  }

  private static String strength(LockClauseStrength strength) {
    return switch (strength) {
      case LCS_FORKEYSHARE -> "FOR KEY SHARE";
      case LCS_FORSHARE -> "FOR SHARE";
      case LCS_FORNOKEYUPDATE -> "FOR NO KEY UPDATE";
      case LCS_FORUPDATE -> "FOR UPDATE";
      case LCS_NONE -> "SELECT";
    };
  }

  /// The tag under which a kind of change counts rows.
  public static String of(CmdType type) {
    return switch (type) {
      case CMD_INSERT -> "INSERT";
      case CMD_UPDATE -> "UPDATE";
      case CMD_DELETE -> "DELETE";
      case CMD_MERGE -> "MERGE";
      default -> "SELECT";
    };
  }

  private static String utility(UtilityStmt statement) {
    return switch (statement) {
      case TransactionStmt transaction -> transaction(transaction);
      case VariableSetStmt set -> isReset(set) ? "RESET" : "SET";
      case VariableShowStmt _ -> "SHOW";
      case DiscardStmt discard ->
          switch (discard.target()) {
            case DISCARD_ALL -> "DISCARD ALL";
            case DISCARD_PLANS -> "DISCARD PLANS";
            case DISCARD_SEQUENCES -> "DISCARD SEQUENCES";
            case DISCARD_TEMP -> "DISCARD TEMP";
          };
      case DeclareCursorStmt _ -> "DECLARE CURSOR";
      case ClosePortalStmt close -> close.portalname() == null ? "CLOSE CURSOR ALL" : "CLOSE CURSOR";
      case FetchStmt fetch -> fetch.ismove() ? "MOVE" : "FETCH";
      case PrepareStmt _ -> "PREPARE";
      case ExecuteStmt _ -> "EXECUTE";
      case DeallocateStmt deallocate ->
          deallocate.name() == null ? "DEALLOCATE ALL" : "DEALLOCATE";
      case ExplainStmt _ -> "EXPLAIN";
      case CopyStmt _ -> "COPY";
      case VacuumStmt vacuum -> vacuum.is_vacuumcmd() ? "VACUUM" : "ANALYZE";
      case ClusterStmt _ -> "CLUSTER";
      case CheckPointStmt _ -> "CHECKPOINT";
      case ReindexStmt _ -> "REINDEX";
      case TruncateStmt _ -> "TRUNCATE TABLE";
      case LockStmt _ -> "LOCK TABLE";
      case ConstraintsSetStmt _ -> "SET CONSTRAINTS";
      case DoStmt _ -> "DO";
      case CallStmt _ -> "CALL";
      case LoadStmt _ -> "LOAD";
      case NotifyStmt _ -> "NOTIFY";
      case ListenStmt _ -> "LISTEN";
      case UnlistenStmt _ -> "UNLISTEN";
      case AlterSystemStmt _ -> "ALTER SYSTEM";
      case CommentStmt _ -> "COMMENT";
      case SecLabelStmt _ -> "SECURITY LABEL";
      case GrantStmt grant -> grant.is_grant() ? "GRANT" : "REVOKE";
      case GrantRoleStmt grant -> grant.is_grant() ? "GRANT ROLE" : "REVOKE ROLE";
      case ReassignOwnedStmt _ -> "REASSIGN OWNED";
      case RefreshMatViewStmt _ -> "REFRESH MATERIALIZED VIEW";
      case ImportForeignSchemaStmt _ -> "IMPORT FOREIGN SCHEMA";
      case DropStmt drop -> "DROP " + dropped(drop.removeType());
      case DropOwnedStmt _ -> "DROP OWNED";
      case DropRoleStmt _ -> "DROP ROLE";
      case DropdbStmt _ -> "DROP DATABASE";
      case DropTableSpaceStmt _ -> "DROP TABLESPACE";
      case DropSubscriptionStmt _ -> "DROP SUBSCRIPTION";
      case DropUserMappingStmt _ -> "DROP USER MAPPING";
      default -> definition(statement);
    };
  }

  private static boolean isReset(VariableSetStmt set) {
    return set.kind() == VariableSetKind.VAR_RESET || set.kind() == VariableSetKind.VAR_RESET_ALL;
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

  private static String definition(UtilityStmt statement) {
    return switch (statement) {
      case CreateStmt _ -> "CREATE TABLE";
      case CreateTableAsStmt create ->
          switch (create.objtype()) {
            case OBJECT_MATVIEW -> "CREATE MATERIALIZED VIEW";
            default -> create.is_select_into() ? "SELECT INTO" : "CREATE TABLE AS";
          };
      case CreateSchemaStmt _ -> "CREATE SCHEMA";
      case CreateTableSpaceStmt _ -> "CREATE TABLESPACE";
      case CreateExtensionStmt _ -> "CREATE EXTENSION";
      case CreateFdwStmt _ -> "CREATE FOREIGN DATA WRAPPER";
      case CreateForeignServerStmt _ -> "CREATE SERVER";
      case CreateUserMappingStmt _ -> "CREATE USER MAPPING";
      case CreateForeignTableStmt _ -> "CREATE FOREIGN TABLE";
      case CompositeTypeStmt _, CreateEnumStmt _, CreateRangeStmt _ -> "CREATE TYPE";
      case CreateDomainStmt _ -> "CREATE DOMAIN";
      case DefineStmt define -> "CREATE " + object(define.kind());
      case ViewStmt _ -> "CREATE VIEW";
      case CreateFunctionStmt create ->
          create.is_procedure() ? "CREATE PROCEDURE" : "CREATE FUNCTION";
      case IndexStmt _ -> "CREATE INDEX";
      case RuleStmt _ -> "CREATE RULE";
      case CreateSeqStmt _ -> "CREATE SEQUENCE";
      case CreatedbStmt _ -> "CREATE DATABASE";
      case CreateTrigStmt _ -> "CREATE TRIGGER";
      case CreateEventTrigStmt _ -> "CREATE EVENT TRIGGER";
      case CreatePLangStmt _ -> "CREATE LANGUAGE";
      case CreateRoleStmt role ->
          switch (role.stmt_type()) {
            case ROLESTMT_ROLE, ROLESTMT_USER, ROLESTMT_GROUP -> "CREATE ROLE";
          };
      case CreateConversionStmt _ -> "CREATE CONVERSION";
      case CreateCastStmt _ -> "CREATE CAST";
      case CreateOpClassStmt _ -> "CREATE OPERATOR CLASS";
      case CreateOpFamilyStmt _ -> "CREATE OPERATOR FAMILY";
      case CreateTransformStmt _ -> "CREATE TRANSFORM";
      case CreatePolicyStmt _ -> "CREATE POLICY";
      case CreateAmStmt _ -> "CREATE ACCESS METHOD";
      case CreatePublicationStmt _ -> "CREATE PUBLICATION";
      case CreateSubscriptionStmt _ -> "CREATE SUBSCRIPTION";
      case CreateStatsStmt _ -> "CREATE STATISTICS";
      default -> alteration(statement);
    };
  }

  private static String alteration(UtilityStmt statement) {
    return switch (statement) {
      case AlterTableStmt alter -> "ALTER " + object(alter.objtype());
      case RenameStmt rename -> "ALTER " + renamed(rename);
      case AlterObjectDependsStmt alter -> "ALTER " + object(alter.objectType());
      case AlterObjectSchemaStmt alter -> "ALTER " + object(alter.objectType());
      case AlterOwnerStmt alter -> "ALTER " + object(alter.objectType());
      case AlterTableMoveAllStmt alter -> "ALTER " + object(alter.objtype());
      case AlterFunctionStmt alter -> "ALTER " + object(alter.objtype());
      case AlterDomainStmt _ -> "ALTER DOMAIN";
      case AlterTableSpaceOptionsStmt _ -> "ALTER TABLESPACE";
      case AlterExtensionStmt _, AlterExtensionContentsStmt _ -> "ALTER EXTENSION";
      case AlterFdwStmt _ -> "ALTER FOREIGN DATA WRAPPER";
      case AlterForeignServerStmt _ -> "ALTER SERVER";
      case AlterUserMappingStmt _ -> "ALTER USER MAPPING";
      case AlterEnumStmt _ , AlterTypeStmt _ -> "ALTER TYPE";
      case AlterOperatorStmt _ -> "ALTER OPERATOR";
      case AlterOpFamilyStmt _ -> "ALTER OPERATOR FAMILY";
      case AlterTSDictionaryStmt _ -> "ALTER TEXT SEARCH DICTIONARY";
      case AlterTSConfigurationStmt _ -> "ALTER TEXT SEARCH CONFIGURATION";
      case AlterDatabaseStmt _, AlterDatabaseRefreshCollStmt _, AlterDatabaseSetStmt _ ->
          "ALTER DATABASE";
      case AlterRoleStmt _, AlterRoleSetStmt _ -> "ALTER ROLE";
      case AlterDefaultPrivilegesStmt _ -> "ALTER DEFAULT PRIVILEGES";
      case AlterPolicyStmt _ -> "ALTER POLICY";
      case AlterSeqStmt _ -> "ALTER SEQUENCE";
      case AlterEventTrigStmt _ -> "ALTER EVENT TRIGGER";
      case AlterPublicationStmt _ -> "ALTER PUBLICATION";
      case AlterSubscriptionStmt _ -> "ALTER SUBSCRIPTION";
      case AlterCollationStmt _ -> "ALTER COLLATION";
      case AlterStatsStmt _ -> "ALTER STATISTICS";
      default -> throw PgException.internal("no command tag: " + statement.getClass().getName());
    };
  }

  /// A column is renamed by ALTER of what it belongs to.
  private static String renamed(RenameStmt rename) {
    return object(
        rename.renameType() == ObjectType.OBJECT_COLUMN
            ? rename.relationType()
            : rename.renameType());
  }

  private static String dropped(ObjectType type) {
    return switch (type) {
      case OBJECT_AMOP, OBJECT_AMPROC -> "OPERATOR FAMILY";
      default -> object(type);
    };
  }

  /// The words for a kind of object.
  /// What tags call a kind of object.
  public static String object(ObjectType type) {
    return switch (type) {
      case OBJECT_ACCESS_METHOD -> "ACCESS METHOD";
      case OBJECT_AGGREGATE -> "AGGREGATE";
      case OBJECT_ATTRIBUTE, OBJECT_TYPE -> "TYPE";
      case OBJECT_CAST -> "CAST";
      case OBJECT_COLLATION -> "COLLATION";
      case OBJECT_COLUMN, OBJECT_TABLE, OBJECT_TABCONSTRAINT -> "TABLE";
      case OBJECT_CONVERSION -> "CONVERSION";
      case OBJECT_DATABASE -> "DATABASE";
      case OBJECT_DOMAIN, OBJECT_DOMCONSTRAINT -> "DOMAIN";
      case OBJECT_EVENT_TRIGGER -> "EVENT TRIGGER";
      case OBJECT_EXTENSION -> "EXTENSION";
      case OBJECT_FDW -> "FOREIGN DATA WRAPPER";
      case OBJECT_FOREIGN_SERVER -> "SERVER";
      case OBJECT_FOREIGN_TABLE -> "FOREIGN TABLE";
      case OBJECT_FUNCTION -> "FUNCTION";
      case OBJECT_INDEX -> "INDEX";
      case OBJECT_LANGUAGE -> "LANGUAGE";
      case OBJECT_LARGEOBJECT -> "LARGE OBJECT";
      case OBJECT_MATVIEW -> "MATERIALIZED VIEW";
      case OBJECT_OPCLASS -> "OPERATOR CLASS";
      case OBJECT_OPERATOR -> "OPERATOR";
      case OBJECT_OPFAMILY -> "OPERATOR FAMILY";
      case OBJECT_POLICY -> "POLICY";
      case OBJECT_PROCEDURE -> "PROCEDURE";
      case OBJECT_PUBLICATION -> "PUBLICATION";
      case OBJECT_ROLE -> "ROLE";
      case OBJECT_ROUTINE -> "ROUTINE";
      case OBJECT_RULE -> "RULE";
      case OBJECT_SCHEMA -> "SCHEMA";
      case OBJECT_SEQUENCE -> "SEQUENCE";
      case OBJECT_STATISTIC_EXT -> "STATISTICS";
      case OBJECT_SUBSCRIPTION -> "SUBSCRIPTION";
      case OBJECT_TABLESPACE -> "TABLESPACE";
      case OBJECT_TRANSFORM -> "TRANSFORM";
      case OBJECT_TRIGGER -> "TRIGGER";
      case OBJECT_TSCONFIGURATION -> "TEXT SEARCH CONFIGURATION";
      case OBJECT_TSDICTIONARY -> "TEXT SEARCH DICTIONARY";
      case OBJECT_TSPARSER -> "TEXT SEARCH PARSER";
      case OBJECT_TSTEMPLATE -> "TEXT SEARCH TEMPLATE";
      case OBJECT_USER_MAPPING -> "USER MAPPING";
      case OBJECT_VIEW -> "VIEW";
      case OBJECT_AMOP,
          OBJECT_AMPROC,
          OBJECT_DEFACL,
          OBJECT_DEFAULT,
          OBJECT_PARAMETER_ACL,
          OBJECT_PUBLICATION_NAMESPACE,
          OBJECT_PUBLICATION_REL ->
          throw PgException.internal("no command tag for " + type);
    };
  }
}
