package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `AlterTableType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum AlterTableType implements PgEnum {
  AT_AddColumn(0),
  AT_AddColumnToView(1),
  AT_ColumnDefault(2),
  AT_CookedColumnDefault(3),
  AT_DropNotNull(4),
  AT_SetNotNull(5),
  AT_SetExpression(6),
  AT_DropExpression(7),
  AT_CheckNotNull(8),
  AT_SetStatistics(9),
  AT_SetOptions(10),
  AT_ResetOptions(11),
  AT_SetStorage(12),
  AT_SetCompression(13),
  AT_DropColumn(14),
  AT_AddIndex(15),
  AT_ReAddIndex(16),
  AT_AddConstraint(17),
  AT_ReAddConstraint(18),
  AT_ReAddDomainConstraint(19),
  AT_AlterConstraint(20),
  AT_ValidateConstraint(21),
  AT_AddIndexConstraint(22),
  AT_DropConstraint(23),
  AT_ReAddComment(24),
  AT_AlterColumnType(25),
  AT_AlterColumnGenericOptions(26),
  AT_ChangeOwner(27),
  AT_ClusterOn(28),
  AT_DropCluster(29),
  AT_SetLogged(30),
  AT_SetUnLogged(31),
  AT_DropOids(32),
  AT_SetAccessMethod(33),
  AT_SetTableSpace(34),
  AT_SetRelOptions(35),
  AT_ResetRelOptions(36),
  AT_ReplaceRelOptions(37),
  AT_EnableTrig(38),
  AT_EnableAlwaysTrig(39),
  AT_EnableReplicaTrig(40),
  AT_DisableTrig(41),
  AT_EnableTrigAll(42),
  AT_DisableTrigAll(43),
  AT_EnableTrigUser(44),
  AT_DisableTrigUser(45),
  AT_EnableRule(46),
  AT_EnableAlwaysRule(47),
  AT_EnableReplicaRule(48),
  AT_DisableRule(49),
  AT_AddInherit(50),
  AT_DropInherit(51),
  AT_AddOf(52),
  AT_DropOf(53),
  AT_ReplicaIdentity(54),
  AT_EnableRowSecurity(55),
  AT_DisableRowSecurity(56),
  AT_ForceRowSecurity(57),
  AT_NoForceRowSecurity(58),
  AT_GenericOptions(59),
  AT_AttachPartition(60),
  AT_DetachPartition(61),
  AT_DetachPartitionFinalize(62),
  AT_AddIdentity(63),
  AT_SetIdentity(64),
  AT_DropIdentity(65),
  AT_ReAddStatistics(66);

  private final int value;

  AlterTableType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static AlterTableType of(int value) {
    return switch (value) {
      case 0 -> AT_AddColumn;
      case 1 -> AT_AddColumnToView;
      case 2 -> AT_ColumnDefault;
      case 3 -> AT_CookedColumnDefault;
      case 4 -> AT_DropNotNull;
      case 5 -> AT_SetNotNull;
      case 6 -> AT_SetExpression;
      case 7 -> AT_DropExpression;
      case 8 -> AT_CheckNotNull;
      case 9 -> AT_SetStatistics;
      case 10 -> AT_SetOptions;
      case 11 -> AT_ResetOptions;
      case 12 -> AT_SetStorage;
      case 13 -> AT_SetCompression;
      case 14 -> AT_DropColumn;
      case 15 -> AT_AddIndex;
      case 16 -> AT_ReAddIndex;
      case 17 -> AT_AddConstraint;
      case 18 -> AT_ReAddConstraint;
      case 19 -> AT_ReAddDomainConstraint;
      case 20 -> AT_AlterConstraint;
      case 21 -> AT_ValidateConstraint;
      case 22 -> AT_AddIndexConstraint;
      case 23 -> AT_DropConstraint;
      case 24 -> AT_ReAddComment;
      case 25 -> AT_AlterColumnType;
      case 26 -> AT_AlterColumnGenericOptions;
      case 27 -> AT_ChangeOwner;
      case 28 -> AT_ClusterOn;
      case 29 -> AT_DropCluster;
      case 30 -> AT_SetLogged;
      case 31 -> AT_SetUnLogged;
      case 32 -> AT_DropOids;
      case 33 -> AT_SetAccessMethod;
      case 34 -> AT_SetTableSpace;
      case 35 -> AT_SetRelOptions;
      case 36 -> AT_ResetRelOptions;
      case 37 -> AT_ReplaceRelOptions;
      case 38 -> AT_EnableTrig;
      case 39 -> AT_EnableAlwaysTrig;
      case 40 -> AT_EnableReplicaTrig;
      case 41 -> AT_DisableTrig;
      case 42 -> AT_EnableTrigAll;
      case 43 -> AT_DisableTrigAll;
      case 44 -> AT_EnableTrigUser;
      case 45 -> AT_DisableTrigUser;
      case 46 -> AT_EnableRule;
      case 47 -> AT_EnableAlwaysRule;
      case 48 -> AT_EnableReplicaRule;
      case 49 -> AT_DisableRule;
      case 50 -> AT_AddInherit;
      case 51 -> AT_DropInherit;
      case 52 -> AT_AddOf;
      case 53 -> AT_DropOf;
      case 54 -> AT_ReplicaIdentity;
      case 55 -> AT_EnableRowSecurity;
      case 56 -> AT_DisableRowSecurity;
      case 57 -> AT_ForceRowSecurity;
      case 58 -> AT_NoForceRowSecurity;
      case 59 -> AT_GenericOptions;
      case 60 -> AT_AttachPartition;
      case 61 -> AT_DetachPartition;
      case 62 -> AT_DetachPartitionFinalize;
      case 63 -> AT_AddIdentity;
      case 64 -> AT_SetIdentity;
      case 65 -> AT_DropIdentity;
      case 66 -> AT_ReAddStatistics;

      default -> throw PgException.internal("unexpected AlterTableType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
