package org.gajah.commands.alter;

import org.gajah.nodes.AlterTableCmd;

/// What messages call the changes of ALTER TABLE. Mirrors `alter_table_type_to_string`.
final class ActionNames {
  private ActionNames() {}

  static String of(AlterTableCmd command) {
    return switch (command.subtype()) {
      case AT_AddColumn, AT_AddColumnToView -> "ADD COLUMN";
      case AT_ColumnDefault, AT_CookedColumnDefault ->
          command.def() == null ? "ALTER COLUMN ... DROP DEFAULT" : "ALTER COLUMN ... SET DEFAULT";
      case AT_DropNotNull -> "ALTER COLUMN ... DROP NOT NULL";
      case AT_SetNotNull -> "ALTER COLUMN ... SET NOT NULL";
      case AT_SetExpression -> "ALTER COLUMN ... SET EXPRESSION";
      case AT_DropExpression -> "ALTER COLUMN ... DROP EXPRESSION";
      case AT_SetStatistics -> "ALTER COLUMN ... SET STATISTICS";
      case AT_SetOptions -> "ALTER COLUMN ... SET";
      case AT_ResetOptions -> "ALTER COLUMN ... RESET";
      case AT_SetStorage -> "ALTER COLUMN ... SET STORAGE";
      case AT_SetCompression -> "ALTER COLUMN ... SET COMPRESSION";
      case AT_DropColumn -> "DROP COLUMN";
      case AT_AddConstraint, AT_AddIndexConstraint -> "ADD CONSTRAINT";
      case AT_AlterConstraint -> "ALTER CONSTRAINT";
      case AT_ValidateConstraint -> "VALIDATE CONSTRAINT";
      case AT_DropConstraint -> "DROP CONSTRAINT";
      case AT_AlterColumnType -> "ALTER COLUMN ... SET DATA TYPE";
      case AT_ChangeOwner -> "OWNER TO";
      case AT_ClusterOn -> "CLUSTER ON";
      case AT_DropCluster -> "SET WITHOUT CLUSTER";
      case AT_SetLogged -> "SET LOGGED";
      case AT_SetUnLogged -> "SET UNLOGGED";
      case AT_DropOids -> "SET WITHOUT OIDS";
      case AT_SetAccessMethod -> "SET ACCESS METHOD";
      case AT_SetTableSpace -> "SET TABLESPACE";
      case AT_SetRelOptions -> "SET";
      case AT_ResetRelOptions -> "RESET";
      case AT_EnableTrig -> "ENABLE TRIGGER";
      case AT_DisableTrig -> "DISABLE TRIGGER";
      case AT_EnableTrigAll -> "ENABLE TRIGGER ALL";
      case AT_DisableTrigAll -> "DISABLE TRIGGER ALL";
      case AT_AddInherit -> "INHERIT";
      case AT_DropInherit -> "NO INHERIT";
      case AT_AddOf -> "OF";
      case AT_DropOf -> "NOT OF";
      case AT_ReplicaIdentity -> "REPLICA IDENTITY";
      case AT_EnableRowSecurity -> "ENABLE ROW SECURITY";
      case AT_DisableRowSecurity -> "DISABLE ROW SECURITY";
      case AT_ForceRowSecurity -> "FORCE ROW SECURITY";
      case AT_NoForceRowSecurity -> "NO FORCE ROW SECURITY";
      case AT_AttachPartition -> "ATTACH PARTITION";
      case AT_DetachPartition -> "DETACH PARTITION";
      case AT_AddIdentity -> "ALTER COLUMN ... ADD IDENTITY";
      case AT_SetIdentity -> "ALTER COLUMN ... SET";
      case AT_DropIdentity -> "ALTER COLUMN ... DROP IDENTITY";
      default -> command.subtype().name();
    };
  }
}
