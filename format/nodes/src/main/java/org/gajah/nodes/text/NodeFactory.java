package org.gajah.nodes.text;

import javax.annotation.processing.Generated;
import org.gajah.nodes.A_ArrayExpr;
import org.gajah.nodes.A_Indices;
import org.gajah.nodes.A_Indirection;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.AccessPriv;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Alias;
import org.gajah.nodes.AlterCollationStmt;
import org.gajah.nodes.AlterDatabaseRefreshCollStmt;
import org.gajah.nodes.AlterDatabaseSetStmt;
import org.gajah.nodes.AlterDatabaseStmt;
import org.gajah.nodes.AlterDefaultPrivilegesStmt;
import org.gajah.nodes.AlterDomainStmt;
import org.gajah.nodes.AlterEnumStmt;
import org.gajah.nodes.AlterEventTrigStmt;
import org.gajah.nodes.AlterExtensionContentsStmt;
import org.gajah.nodes.AlterExtensionStmt;
import org.gajah.nodes.AlterFdwStmt;
import org.gajah.nodes.AlterForeignServerStmt;
import org.gajah.nodes.AlterFunctionStmt;
import org.gajah.nodes.AlterObjectDependsStmt;
import org.gajah.nodes.AlterObjectSchemaStmt;
import org.gajah.nodes.AlterOpFamilyStmt;
import org.gajah.nodes.AlterOperatorStmt;
import org.gajah.nodes.AlterOwnerStmt;
import org.gajah.nodes.AlterPolicyStmt;
import org.gajah.nodes.AlterPublicationStmt;
import org.gajah.nodes.AlterRoleSetStmt;
import org.gajah.nodes.AlterRoleStmt;
import org.gajah.nodes.AlterSeqStmt;
import org.gajah.nodes.AlterStatsStmt;
import org.gajah.nodes.AlterSubscriptionStmt;
import org.gajah.nodes.AlterSystemStmt;
import org.gajah.nodes.AlterTSConfigurationStmt;
import org.gajah.nodes.AlterTSDictionaryStmt;
import org.gajah.nodes.AlterTableCmd;
import org.gajah.nodes.AlterTableMoveAllStmt;
import org.gajah.nodes.AlterTableSpaceOptionsStmt;
import org.gajah.nodes.AlterTableStmt;
import org.gajah.nodes.AlterTypeStmt;
import org.gajah.nodes.AlterUserMappingStmt;
import org.gajah.nodes.AlternativeSubPlan;
import org.gajah.nodes.ArrayCoerceExpr;
import org.gajah.nodes.ArrayExpr;
import org.gajah.nodes.BooleanTest;
import org.gajah.nodes.CTECycleClause;
import org.gajah.nodes.CTESearchClause;
import org.gajah.nodes.CallStmt;
import org.gajah.nodes.CaseExpr;
import org.gajah.nodes.CaseTestExpr;
import org.gajah.nodes.CaseWhen;
import org.gajah.nodes.CheckPointStmt;
import org.gajah.nodes.ClosePortalStmt;
import org.gajah.nodes.ClusterStmt;
import org.gajah.nodes.CoalesceExpr;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.CoerceToDomainValue;
import org.gajah.nodes.CoerceViaIO;
import org.gajah.nodes.CollateClause;
import org.gajah.nodes.CollateExpr;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.CommentStmt;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.CompositeTypeStmt;
import org.gajah.nodes.Const;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.ConstraintsSetStmt;
import org.gajah.nodes.ConvertRowtypeExpr;
import org.gajah.nodes.CopyStmt;
import org.gajah.nodes.CreateAmStmt;
import org.gajah.nodes.CreateCastStmt;
import org.gajah.nodes.CreateConversionStmt;
import org.gajah.nodes.CreateDomainStmt;
import org.gajah.nodes.CreateEnumStmt;
import org.gajah.nodes.CreateEventTrigStmt;
import org.gajah.nodes.CreateExtensionStmt;
import org.gajah.nodes.CreateFdwStmt;
import org.gajah.nodes.CreateForeignServerStmt;
import org.gajah.nodes.CreateForeignTableStmt;
import org.gajah.nodes.CreateFunctionStmt;
import org.gajah.nodes.CreateOpClassItem;
import org.gajah.nodes.CreateOpClassStmt;
import org.gajah.nodes.CreateOpFamilyStmt;
import org.gajah.nodes.CreatePLangStmt;
import org.gajah.nodes.CreatePolicyStmt;
import org.gajah.nodes.CreatePublicationStmt;
import org.gajah.nodes.CreateRangeStmt;
import org.gajah.nodes.CreateRoleStmt;
import org.gajah.nodes.CreateSchemaStmt;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.CreateStatsStmt;
import org.gajah.nodes.CreateStmt;
import org.gajah.nodes.CreateSubscriptionStmt;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.CreateTableSpaceStmt;
import org.gajah.nodes.CreateTransformStmt;
import org.gajah.nodes.CreateTrigStmt;
import org.gajah.nodes.CreateUserMappingStmt;
import org.gajah.nodes.CreatedbStmt;
import org.gajah.nodes.CurrentOfExpr;
import org.gajah.nodes.DeallocateStmt;
import org.gajah.nodes.DeclareCursorStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.DefineStmt;
import org.gajah.nodes.DeleteStmt;
import org.gajah.nodes.DiscardStmt;
import org.gajah.nodes.DistinctExpr;
import org.gajah.nodes.DoStmt;
import org.gajah.nodes.DropOwnedStmt;
import org.gajah.nodes.DropRoleStmt;
import org.gajah.nodes.DropStmt;
import org.gajah.nodes.DropSubscriptionStmt;
import org.gajah.nodes.DropTableSpaceStmt;
import org.gajah.nodes.DropUserMappingStmt;
import org.gajah.nodes.DropdbStmt;
import org.gajah.nodes.ExecuteStmt;
import org.gajah.nodes.ExplainStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FetchStmt;
import org.gajah.nodes.FieldSelect;
import org.gajah.nodes.FieldStore;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.FuncCall;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.FunctionParameter;
import org.gajah.nodes.GrantRoleStmt;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.GroupingSet;
import org.gajah.nodes.ImportForeignSchemaStmt;
import org.gajah.nodes.IndexElem;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.InferClause;
import org.gajah.nodes.InferenceElem;
import org.gajah.nodes.InsertStmt;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.IntoClause;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.JoinTree;
import org.gajah.nodes.JsonAggConstructor;
import org.gajah.nodes.JsonArgument;
import org.gajah.nodes.JsonArrayAgg;
import org.gajah.nodes.JsonArrayConstructor;
import org.gajah.nodes.JsonArrayQueryConstructor;
import org.gajah.nodes.JsonBehavior;
import org.gajah.nodes.JsonConstructorExpr;
import org.gajah.nodes.JsonExpr;
import org.gajah.nodes.JsonFormat;
import org.gajah.nodes.JsonFuncExpr;
import org.gajah.nodes.JsonIsPredicate;
import org.gajah.nodes.JsonKeyValue;
import org.gajah.nodes.JsonObjectAgg;
import org.gajah.nodes.JsonObjectConstructor;
import org.gajah.nodes.JsonOutput;
import org.gajah.nodes.JsonParseExpr;
import org.gajah.nodes.JsonReturning;
import org.gajah.nodes.JsonScalarExpr;
import org.gajah.nodes.JsonSerializeExpr;
import org.gajah.nodes.JsonTable;
import org.gajah.nodes.JsonTableColumn;
import org.gajah.nodes.JsonTablePath;
import org.gajah.nodes.JsonTablePathScan;
import org.gajah.nodes.JsonTablePathSpec;
import org.gajah.nodes.JsonTablePlan;
import org.gajah.nodes.JsonTableSiblingJoin;
import org.gajah.nodes.JsonValueExpr;
import org.gajah.nodes.ListNode;
import org.gajah.nodes.ListenStmt;
import org.gajah.nodes.LoadStmt;
import org.gajah.nodes.LockStmt;
import org.gajah.nodes.LockingClause;
import org.gajah.nodes.MergeAction;
import org.gajah.nodes.MergeStmt;
import org.gajah.nodes.MergeSupportFunc;
import org.gajah.nodes.MergeWhenClause;
import org.gajah.nodes.MinMaxExpr;
import org.gajah.nodes.MultiAssignRef;
import org.gajah.nodes.NamedArgExpr;
import org.gajah.nodes.NextValueExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.NotifyStmt;
import org.gajah.nodes.NullIfExpr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.OnConflictClause;
import org.gajah.nodes.OnConflictExpr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.PLAssignStmt;
import org.gajah.nodes.Param;
import org.gajah.nodes.ParamRef;
import org.gajah.nodes.PartitionBoundSpec;
import org.gajah.nodes.PartitionCmd;
import org.gajah.nodes.PartitionElem;
import org.gajah.nodes.PartitionRangeDatum;
import org.gajah.nodes.PartitionSpec;
import org.gajah.nodes.PrepareStmt;
import org.gajah.nodes.PublicationObjSpec;
import org.gajah.nodes.PublicationTable;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeFunction;
import org.gajah.nodes.RangeSubselect;
import org.gajah.nodes.RangeTableFunc;
import org.gajah.nodes.RangeTableFuncCol;
import org.gajah.nodes.RangeTableSample;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblFunction;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.ReassignOwnedStmt;
import org.gajah.nodes.RefreshMatViewStmt;
import org.gajah.nodes.ReindexStmt;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.RenameStmt;
import org.gajah.nodes.ReplicaIdentityStmt;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.ReturnStmt;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.RowCompareExpr;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.RuleStmt;
import org.gajah.nodes.SQLValueFunction;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.SecLabelStmt;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.SetOperationStmt;
import org.gajah.nodes.SetOperationTree;
import org.gajah.nodes.SetToDefault;
import org.gajah.nodes.SinglePartitionSpec;
import org.gajah.nodes.SortBy;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StatsElem;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.SubscriptingRef;
import org.gajah.nodes.TableElement;
import org.gajah.nodes.TableFunc;
import org.gajah.nodes.TableLikeClause;
import org.gajah.nodes.TableSampleClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.TriggerTransition;
import org.gajah.nodes.TruncateStmt;
import org.gajah.nodes.TypeCast;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.UnlistenStmt;
import org.gajah.nodes.UpdateStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.VacuumRelation;
import org.gajah.nodes.VacuumStmt;
import org.gajah.nodes.Var;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.nodes.ViewStmt;
import org.gajah.nodes.WindowClause;
import org.gajah.nodes.WindowDef;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.WindowFuncRunCondition;
import org.gajah.nodes.WithCheckOption;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.XmlExpr;
import org.gajah.nodes.XmlSerialize;
import org.gajah.nodes.kinds.AggSplit;
import org.gajah.nodes.kinds.AlterPublicationAction;
import org.gajah.nodes.kinds.AlterSubscriptionType;
import org.gajah.nodes.kinds.AlterTSConfigType;
import org.gajah.nodes.kinds.AlterTableType;
import org.gajah.nodes.kinds.BoolTestType;
import org.gajah.nodes.kinds.CTEMaterialize;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.ConstrType;
import org.gajah.nodes.kinds.DefElemAction;
import org.gajah.nodes.kinds.DiscardMode;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.FetchDirection;
import org.gajah.nodes.kinds.FunctionParameterMode;
import org.gajah.nodes.kinds.GrantTargetType;
import org.gajah.nodes.kinds.GroupingSetKind;
import org.gajah.nodes.kinds.ImportForeignSchemaType;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.nodes.kinds.JsonBehaviorType;
import org.gajah.nodes.kinds.JsonConstructorType;
import org.gajah.nodes.kinds.JsonEncoding;
import org.gajah.nodes.kinds.JsonExprOp;
import org.gajah.nodes.kinds.JsonFormatType;
import org.gajah.nodes.kinds.JsonQuotes;
import org.gajah.nodes.kinds.JsonTableColumnType;
import org.gajah.nodes.kinds.JsonValueType;
import org.gajah.nodes.kinds.JsonWrapper;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.nodes.kinds.LockWaitPolicy;
import org.gajah.nodes.kinds.MergeMatchKind;
import org.gajah.nodes.kinds.MinMaxOp;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.OnCommitAction;
import org.gajah.nodes.kinds.OnConflictAction;
import org.gajah.nodes.kinds.OverridingKind;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.kinds.PartitionRangeDatumKind;
import org.gajah.nodes.kinds.PartitionStrategy;
import org.gajah.nodes.kinds.PublicationObjSpecType;
import org.gajah.nodes.kinds.QuerySource;
import org.gajah.nodes.kinds.ReindexObjectType;
import org.gajah.nodes.kinds.RoleSpecType;
import org.gajah.nodes.kinds.RoleStmtType;
import org.gajah.nodes.kinds.RowCompareType;
import org.gajah.nodes.kinds.SQLValueFunctionOp;
import org.gajah.nodes.kinds.SetOperation;
import org.gajah.nodes.kinds.SortByDir;
import org.gajah.nodes.kinds.SortByNulls;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.nodes.kinds.TableFuncType;
import org.gajah.nodes.kinds.TransactionStmtKind;
import org.gajah.nodes.kinds.VariableSetKind;
import org.gajah.nodes.kinds.ViewCheckOption;
import org.gajah.nodes.kinds.WCOKind;
import org.gajah.nodes.kinds.XmlExprOp;
import org.gajah.nodes.kinds.XmlOptionType;
import org.jspecify.annotations.Nullable;

/// Makes nodes out of the fields of a stored tree.
@Generated("NodeFactsTest")
final class NodeFactory {
  private NodeFactory() {}

  /// The node with this label, its fields read from `in`, or null when no plain node has it.
  static @Nullable Node read(String label, TreeScanner in) {
    return switch (label.charAt(0)) {
      case 'A' -> letterA(label, in);
      case 'B' -> letterB(label, in);
      case 'C' -> letterC(label, in);
      case 'D' -> letterD(label, in);
      case 'E' -> letterE(label, in);
      case 'F' -> letterF(label, in);
      case 'G' -> letterG(label, in);
      case 'I' -> letterI(label, in);
      case 'J' -> letterJ(label, in);
      case 'L' -> letterL(label, in);
      case 'M' -> letterM(label, in);
      case 'N' -> letterN(label, in);
      case 'O' -> letterO(label, in);
      case 'P' -> letterP(label, in);
      case 'Q' -> letterQ(label, in);
      case 'R' -> letterR(label, in);
      case 'S' -> letterS(label, in);
      case 'T' -> letterT(label, in);
      case 'U' -> letterU(label, in);
      case 'V' -> letterV(label, in);
      case 'W' -> letterW(label, in);
      case 'X' -> letterX(label, in);
      default -> null;
    };
  }

  private static @Nullable Node letterA(String label, TreeScanner in) {
    return switch (label) {
      case "A_ARRAYEXPR" -> readAArrayExpr(in);
      case "A_INDICES" -> readAIndices(in);
      case "A_INDIRECTION" -> readAIndirection(in);
      case "A_STAR" -> readAStar(in);
      case "ACCESSPRIV" -> readAccessPriv(in);
      case "AGGREF" -> readAggref(in);
      case "ALIAS" -> readAlias(in);
      case "ALTERCOLLATIONSTMT" -> readAlterCollationStmt(in);
      case "ALTERDATABASEREFRESHCOLLSTMT" -> readAlterDatabaseRefreshCollStmt(in);
      case "ALTERDATABASESETSTMT" -> readAlterDatabaseSetStmt(in);
      case "ALTERDATABASESTMT" -> readAlterDatabaseStmt(in);
      case "ALTERDEFAULTPRIVILEGESSTMT" -> readAlterDefaultPrivilegesStmt(in);
      case "ALTERDOMAINSTMT" -> readAlterDomainStmt(in);
      case "ALTERENUMSTMT" -> readAlterEnumStmt(in);
      case "ALTEREVENTTRIGSTMT" -> readAlterEventTrigStmt(in);
      case "ALTEREXTENSIONCONTENTSSTMT" -> readAlterExtensionContentsStmt(in);
      case "ALTEREXTENSIONSTMT" -> readAlterExtensionStmt(in);
      case "ALTERFDWSTMT" -> readAlterFdwStmt(in);
      case "ALTERFOREIGNSERVERSTMT" -> readAlterForeignServerStmt(in);
      case "ALTERFUNCTIONSTMT" -> readAlterFunctionStmt(in);
      case "ALTEROBJECTDEPENDSSTMT" -> readAlterObjectDependsStmt(in);
      case "ALTEROBJECTSCHEMASTMT" -> readAlterObjectSchemaStmt(in);
      case "ALTEROPFAMILYSTMT" -> readAlterOpFamilyStmt(in);
      case "ALTEROPERATORSTMT" -> readAlterOperatorStmt(in);
      case "ALTEROWNERSTMT" -> readAlterOwnerStmt(in);
      case "ALTERPOLICYSTMT" -> readAlterPolicyStmt(in);
      case "ALTERPUBLICATIONSTMT" -> readAlterPublicationStmt(in);
      case "ALTERROLESETSTMT" -> readAlterRoleSetStmt(in);
      case "ALTERROLESTMT" -> readAlterRoleStmt(in);
      case "ALTERSEQSTMT" -> readAlterSeqStmt(in);
      case "ALTERSTATSSTMT" -> readAlterStatsStmt(in);
      case "ALTERSUBSCRIPTIONSTMT" -> readAlterSubscriptionStmt(in);
      case "ALTERSYSTEMSTMT" -> readAlterSystemStmt(in);
      case "ALTERTSCONFIGURATIONSTMT" -> readAlterTSConfigurationStmt(in);
      case "ALTERTSDICTIONARYSTMT" -> readAlterTSDictionaryStmt(in);
      case "ALTERTABLECMD" -> readAlterTableCmd(in);
      case "ALTERTABLEMOVEALLSTMT" -> readAlterTableMoveAllStmt(in);
      case "ALTERTABLESPACEOPTIONSSTMT" -> readAlterTableSpaceOptionsStmt(in);
      case "ALTERTABLESTMT" -> readAlterTableStmt(in);
      case "ALTERTYPESTMT" -> readAlterTypeStmt(in);
      case "ALTERUSERMAPPINGSTMT" -> readAlterUserMappingStmt(in);
      case "ALTERNATIVESUBPLAN" -> readAlternativeSubPlan(in);
      case "ARRAYCOERCEEXPR" -> readArrayCoerceExpr(in);
      case "ARRAYEXPR" -> readArrayExpr(in);
      default -> null;
    };
  }

  private static @Nullable Node letterB(String label, TreeScanner in) {
    return switch (label) {
      case "BOOLEANTEST" -> readBooleanTest(in);
      default -> null;
    };
  }

  private static @Nullable Node letterC(String label, TreeScanner in) {
    return switch (label) {
      case "CTECYCLECLAUSE" -> readCTECycleClause(in);
      case "CTESEARCHCLAUSE" -> readCTESearchClause(in);
      case "CALLSTMT" -> readCallStmt(in);
      case "CASEEXPR" -> readCaseExpr(in);
      case "CASETESTEXPR" -> readCaseTestExpr(in);
      case "CASEWHEN" -> readCaseWhen(in);
      case "CHECKPOINTSTMT" -> readCheckPointStmt(in);
      case "CLOSEPORTALSTMT" -> readClosePortalStmt(in);
      case "CLUSTERSTMT" -> readClusterStmt(in);
      case "COALESCEEXPR" -> readCoalesceExpr(in);
      case "COERCETODOMAIN" -> readCoerceToDomain(in);
      case "COERCETODOMAINVALUE" -> readCoerceToDomainValue(in);
      case "COERCEVIAIO" -> readCoerceViaIO(in);
      case "COLLATECLAUSE" -> readCollateClause(in);
      case "COLLATEEXPR" -> readCollateExpr(in);
      case "COLUMNDEF" -> readColumnDef(in);
      case "COLUMNREF" -> readColumnRef(in);
      case "COMMENTSTMT" -> readCommentStmt(in);
      case "COMMONTABLEEXPR" -> readCommonTableExpr(in);
      case "COMPOSITETYPESTMT" -> readCompositeTypeStmt(in);
      case "CONSTRAINT" -> readConstraint(in);
      case "CONSTRAINTSSETSTMT" -> readConstraintsSetStmt(in);
      case "CONVERTROWTYPEEXPR" -> readConvertRowtypeExpr(in);
      case "COPYSTMT" -> readCopyStmt(in);
      case "CREATEAMSTMT" -> readCreateAmStmt(in);
      case "CREATECASTSTMT" -> readCreateCastStmt(in);
      case "CREATECONVERSIONSTMT" -> readCreateConversionStmt(in);
      case "CREATEDOMAINSTMT" -> readCreateDomainStmt(in);
      case "CREATEENUMSTMT" -> readCreateEnumStmt(in);
      case "CREATEEVENTTRIGSTMT" -> readCreateEventTrigStmt(in);
      case "CREATEEXTENSIONSTMT" -> readCreateExtensionStmt(in);
      case "CREATEFDWSTMT" -> readCreateFdwStmt(in);
      case "CREATEFOREIGNSERVERSTMT" -> readCreateForeignServerStmt(in);
      case "CREATEFOREIGNTABLESTMT" -> readCreateForeignTableStmt(in);
      case "CREATEFUNCTIONSTMT" -> readCreateFunctionStmt(in);
      case "CREATEOPCLASSITEM" -> readCreateOpClassItem(in);
      case "CREATEOPCLASSSTMT" -> readCreateOpClassStmt(in);
      case "CREATEOPFAMILYSTMT" -> readCreateOpFamilyStmt(in);
      case "CREATEPLANGSTMT" -> readCreatePLangStmt(in);
      case "CREATEPOLICYSTMT" -> readCreatePolicyStmt(in);
      case "CREATEPUBLICATIONSTMT" -> readCreatePublicationStmt(in);
      case "CREATERANGESTMT" -> readCreateRangeStmt(in);
      case "CREATEROLESTMT" -> readCreateRoleStmt(in);
      case "CREATESCHEMASTMT" -> readCreateSchemaStmt(in);
      case "CREATESEQSTMT" -> readCreateSeqStmt(in);
      case "CREATESTATSSTMT" -> readCreateStatsStmt(in);
      case "CREATESTMT" -> readCreateStmt(in);
      case "CREATESUBSCRIPTIONSTMT" -> readCreateSubscriptionStmt(in);
      case "CREATETABLEASSTMT" -> readCreateTableAsStmt(in);
      case "CREATETABLESPACESTMT" -> readCreateTableSpaceStmt(in);
      case "CREATETRANSFORMSTMT" -> readCreateTransformStmt(in);
      case "CREATETRIGSTMT" -> readCreateTrigStmt(in);
      case "CREATEUSERMAPPINGSTMT" -> readCreateUserMappingStmt(in);
      case "CREATEDBSTMT" -> readCreatedbStmt(in);
      case "CURRENTOFEXPR" -> readCurrentOfExpr(in);
      default -> null;
    };
  }

  private static @Nullable Node letterD(String label, TreeScanner in) {
    return switch (label) {
      case "DEALLOCATESTMT" -> readDeallocateStmt(in);
      case "DECLARECURSORSTMT" -> readDeclareCursorStmt(in);
      case "DEFELEM" -> readDefElem(in);
      case "DEFINESTMT" -> readDefineStmt(in);
      case "DELETESTMT" -> readDeleteStmt(in);
      case "DISCARDSTMT" -> readDiscardStmt(in);
      case "DISTINCTEXPR" -> readDistinctExpr(in);
      case "DOSTMT" -> readDoStmt(in);
      case "DROPOWNEDSTMT" -> readDropOwnedStmt(in);
      case "DROPROLESTMT" -> readDropRoleStmt(in);
      case "DROPSTMT" -> readDropStmt(in);
      case "DROPSUBSCRIPTIONSTMT" -> readDropSubscriptionStmt(in);
      case "DROPTABLESPACESTMT" -> readDropTableSpaceStmt(in);
      case "DROPUSERMAPPINGSTMT" -> readDropUserMappingStmt(in);
      case "DROPDBSTMT" -> readDropdbStmt(in);
      default -> null;
    };
  }

  private static @Nullable Node letterE(String label, TreeScanner in) {
    return switch (label) {
      case "EXECUTESTMT" -> readExecuteStmt(in);
      case "EXPLAINSTMT" -> readExplainStmt(in);
      default -> null;
    };
  }

  private static @Nullable Node letterF(String label, TreeScanner in) {
    return switch (label) {
      case "FETCHSTMT" -> readFetchStmt(in);
      case "FIELDSELECT" -> readFieldSelect(in);
      case "FIELDSTORE" -> readFieldStore(in);
      case "FROMEXPR" -> readFromExpr(in);
      case "FUNCCALL" -> readFuncCall(in);
      case "FUNCEXPR" -> readFuncExpr(in);
      case "FUNCTIONPARAMETER" -> readFunctionParameter(in);
      default -> null;
    };
  }

  private static @Nullable Node letterG(String label, TreeScanner in) {
    return switch (label) {
      case "GRANTROLESTMT" -> readGrantRoleStmt(in);
      case "GRANTSTMT" -> readGrantStmt(in);
      case "GROUPINGFUNC" -> readGroupingFunc(in);
      case "GROUPINGSET" -> readGroupingSet(in);
      default -> null;
    };
  }

  private static @Nullable Node letterI(String label, TreeScanner in) {
    return switch (label) {
      case "IMPORTFOREIGNSCHEMASTMT" -> readImportForeignSchemaStmt(in);
      case "INDEXELEM" -> readIndexElem(in);
      case "INDEXSTMT" -> readIndexStmt(in);
      case "INFERCLAUSE" -> readInferClause(in);
      case "INFERENCEELEM" -> readInferenceElem(in);
      case "INSERTSTMT" -> readInsertStmt(in);
      case "INTOCLAUSE" -> readIntoClause(in);
      default -> null;
    };
  }

  private static @Nullable Node letterJ(String label, TreeScanner in) {
    return switch (label) {
      case "JOINEXPR" -> readJoinExpr(in);
      case "JSONAGGCONSTRUCTOR" -> readJsonAggConstructor(in);
      case "JSONARGUMENT" -> readJsonArgument(in);
      case "JSONARRAYAGG" -> readJsonArrayAgg(in);
      case "JSONARRAYCONSTRUCTOR" -> readJsonArrayConstructor(in);
      case "JSONARRAYQUERYCONSTRUCTOR" -> readJsonArrayQueryConstructor(in);
      case "JSONBEHAVIOR" -> readJsonBehavior(in);
      case "JSONCONSTRUCTOREXPR" -> readJsonConstructorExpr(in);
      case "JSONEXPR" -> readJsonExpr(in);
      case "JSONFORMAT" -> readJsonFormat(in);
      case "JSONFUNCEXPR" -> readJsonFuncExpr(in);
      case "JSONISPREDICATE" -> readJsonIsPredicate(in);
      case "JSONKEYVALUE" -> readJsonKeyValue(in);
      case "JSONOBJECTAGG" -> readJsonObjectAgg(in);
      case "JSONOBJECTCONSTRUCTOR" -> readJsonObjectConstructor(in);
      case "JSONOUTPUT" -> readJsonOutput(in);
      case "JSONPARSEEXPR" -> readJsonParseExpr(in);
      case "JSONRETURNING" -> readJsonReturning(in);
      case "JSONSCALAREXPR" -> readJsonScalarExpr(in);
      case "JSONSERIALIZEEXPR" -> readJsonSerializeExpr(in);
      case "JSONTABLE" -> readJsonTable(in);
      case "JSONTABLECOLUMN" -> readJsonTableColumn(in);
      case "JSONTABLEPATH" -> readJsonTablePath(in);
      case "JSONTABLEPATHSCAN" -> readJsonTablePathScan(in);
      case "JSONTABLEPATHSPEC" -> readJsonTablePathSpec(in);
      case "JSONTABLESIBLINGJOIN" -> readJsonTableSiblingJoin(in);
      case "JSONVALUEEXPR" -> readJsonValueExpr(in);
      default -> null;
    };
  }

  private static @Nullable Node letterL(String label, TreeScanner in) {
    return switch (label) {
      case "LISTENSTMT" -> readListenStmt(in);
      case "LOADSTMT" -> readLoadStmt(in);
      case "LOCKSTMT" -> readLockStmt(in);
      case "LOCKINGCLAUSE" -> readLockingClause(in);
      default -> null;
    };
  }

  private static @Nullable Node letterM(String label, TreeScanner in) {
    return switch (label) {
      case "MERGEACTION" -> readMergeAction(in);
      case "MERGESTMT" -> readMergeStmt(in);
      case "MERGESUPPORTFUNC" -> readMergeSupportFunc(in);
      case "MERGEWHENCLAUSE" -> readMergeWhenClause(in);
      case "MINMAXEXPR" -> readMinMaxExpr(in);
      case "MULTIASSIGNREF" -> readMultiAssignRef(in);
      default -> null;
    };
  }

  private static @Nullable Node letterN(String label, TreeScanner in) {
    return switch (label) {
      case "NAMEDARGEXPR" -> readNamedArgExpr(in);
      case "NEXTVALUEEXPR" -> readNextValueExpr(in);
      case "NOTIFYSTMT" -> readNotifyStmt(in);
      case "NULLIFEXPR" -> readNullIfExpr(in);
      case "NULLTEST" -> readNullTest(in);
      default -> null;
    };
  }

  private static @Nullable Node letterO(String label, TreeScanner in) {
    return switch (label) {
      case "OBJECTWITHARGS" -> readObjectWithArgs(in);
      case "ONCONFLICTCLAUSE" -> readOnConflictClause(in);
      case "ONCONFLICTEXPR" -> readOnConflictExpr(in);
      case "OPEXPR" -> readOpExpr(in);
      default -> null;
    };
  }

  private static @Nullable Node letterP(String label, TreeScanner in) {
    return switch (label) {
      case "PLASSIGNSTMT" -> readPLAssignStmt(in);
      case "PARAM" -> readParam(in);
      case "PARAMREF" -> readParamRef(in);
      case "PARTITIONBOUNDSPEC" -> readPartitionBoundSpec(in);
      case "PARTITIONCMD" -> readPartitionCmd(in);
      case "PARTITIONELEM" -> readPartitionElem(in);
      case "PARTITIONRANGEDATUM" -> readPartitionRangeDatum(in);
      case "PARTITIONSPEC" -> readPartitionSpec(in);
      case "PREPARESTMT" -> readPrepareStmt(in);
      case "PUBLICATIONOBJSPEC" -> readPublicationObjSpec(in);
      case "PUBLICATIONTABLE" -> readPublicationTable(in);
      default -> null;
    };
  }

  private static @Nullable Node letterQ(String label, TreeScanner in) {
    return switch (label) {
      case "QUERY" -> readQuery(in);
      default -> null;
    };
  }

  private static @Nullable Node letterR(String label, TreeScanner in) {
    return switch (label) {
      case "RTEPERMISSIONINFO" -> readRTEPermissionInfo(in);
      case "RANGEFUNCTION" -> readRangeFunction(in);
      case "RANGESUBSELECT" -> readRangeSubselect(in);
      case "RANGETABLEFUNC" -> readRangeTableFunc(in);
      case "RANGETABLEFUNCCOL" -> readRangeTableFuncCol(in);
      case "RANGETABLESAMPLE" -> readRangeTableSample(in);
      case "RANGETBLFUNCTION" -> readRangeTblFunction(in);
      case "RANGETBLREF" -> readRangeTblRef(in);
      case "RANGEVAR" -> readRangeVar(in);
      case "RAWSTMT" -> readRawStmt(in);
      case "REASSIGNOWNEDSTMT" -> readReassignOwnedStmt(in);
      case "REFRESHMATVIEWSTMT" -> readRefreshMatViewStmt(in);
      case "REINDEXSTMT" -> readReindexStmt(in);
      case "RELABELTYPE" -> readRelabelType(in);
      case "RENAMESTMT" -> readRenameStmt(in);
      case "REPLICAIDENTITYSTMT" -> readReplicaIdentityStmt(in);
      case "RESTARGET" -> readResTarget(in);
      case "RETURNSTMT" -> readReturnStmt(in);
      case "ROLESPEC" -> readRoleSpec(in);
      case "ROWCOMPAREEXPR" -> readRowCompareExpr(in);
      case "ROWEXPR" -> readRowExpr(in);
      case "ROWMARKCLAUSE" -> readRowMarkClause(in);
      case "RULESTMT" -> readRuleStmt(in);
      default -> null;
    };
  }

  private static @Nullable Node letterS(String label, TreeScanner in) {
    return switch (label) {
      case "SQLVALUEFUNCTION" -> readSQLValueFunction(in);
      case "SCALARARRAYOPEXPR" -> readScalarArrayOpExpr(in);
      case "SECLABELSTMT" -> readSecLabelStmt(in);
      case "SELECTSTMT" -> readSelectStmt(in);
      case "SETOPERATIONSTMT" -> readSetOperationStmt(in);
      case "SETTODEFAULT" -> readSetToDefault(in);
      case "SINGLEPARTITIONSPEC" -> readSinglePartitionSpec(in);
      case "SORTBY" -> readSortBy(in);
      case "SORTGROUPCLAUSE" -> readSortGroupClause(in);
      case "STATSELEM" -> readStatsElem(in);
      case "SUBLINK" -> readSubLink(in);
      case "SUBPLAN" -> readSubPlan(in);
      case "SUBSCRIPTINGREF" -> readSubscriptingRef(in);
      default -> null;
    };
  }

  private static @Nullable Node letterT(String label, TreeScanner in) {
    return switch (label) {
      case "TABLEFUNC" -> readTableFunc(in);
      case "TABLELIKECLAUSE" -> readTableLikeClause(in);
      case "TABLESAMPLECLAUSE" -> readTableSampleClause(in);
      case "TARGETENTRY" -> readTargetEntry(in);
      case "TRANSACTIONSTMT" -> readTransactionStmt(in);
      case "TRIGGERTRANSITION" -> readTriggerTransition(in);
      case "TRUNCATESTMT" -> readTruncateStmt(in);
      case "TYPECAST" -> readTypeCast(in);
      case "TYPENAME" -> readTypeName(in);
      default -> null;
    };
  }

  private static @Nullable Node letterU(String label, TreeScanner in) {
    return switch (label) {
      case "UNLISTENSTMT" -> readUnlistenStmt(in);
      case "UPDATESTMT" -> readUpdateStmt(in);
      default -> null;
    };
  }

  private static @Nullable Node letterV(String label, TreeScanner in) {
    return switch (label) {
      case "VACUUMRELATION" -> readVacuumRelation(in);
      case "VACUUMSTMT" -> readVacuumStmt(in);
      case "VAR" -> readVar(in);
      case "VARIABLESETSTMT" -> readVariableSetStmt(in);
      case "VARIABLESHOWSTMT" -> readVariableShowStmt(in);
      case "VIEWSTMT" -> readViewStmt(in);
      default -> null;
    };
  }

  private static @Nullable Node letterW(String label, TreeScanner in) {
    return switch (label) {
      case "WINDOWCLAUSE" -> readWindowClause(in);
      case "WINDOWDEF" -> readWindowDef(in);
      case "WINDOWFUNC" -> readWindowFunc(in);
      case "WINDOWFUNCRUNCONDITION" -> readWindowFuncRunCondition(in);
      case "WITHCHECKOPTION" -> readWithCheckOption(in);
      case "WITHCLAUSE" -> readWithClause(in);
      default -> null;
    };
  }

  private static @Nullable Node letterX(String label, TreeScanner in) {
    return switch (label) {
      case "XMLEXPR" -> readXmlExpr(in);
      case "XMLSERIALIZE" -> readXmlSerialize(in);
      default -> null;
    };
  }

  private static A_ArrayExpr readAArrayExpr(TreeScanner in) {
    return new A_ArrayExpr(in.nodes("elements", Expr.class), in.location("location"));
  }

  private static A_Indices readAIndices(TreeScanner in) {
    return new A_Indices(
        in.bool("is_slice"), in.node("lidx", Expr.class), in.node("uidx", Expr.class));
  }

  private static A_Indirection readAIndirection(TreeScanner in) {
    return new A_Indirection(
        in.requiredNode("arg", Expr.class), in.nodes("indirection", Node.class));
  }

  private static A_Star readAStar(TreeScanner in) {
    return new A_Star();
  }

  private static AccessPriv readAccessPriv(TreeScanner in) {
    return new AccessPriv(in.string("priv_name"), in.strings("cols"));
  }

  private static Aggref readAggref(TreeScanner in) {
    return new Aggref(
        in.unsigned("aggfnoid"),
        in.unsigned("aggtype"),
        in.unsigned("aggcollid"),
        in.unsigned("inputcollid"),
        in.unsigned("aggtranstype"),
        in.oids("aggargtypes"),
        in.nodes("aggdirectargs", Expr.class),
        in.nodes("args", TargetEntry.class),
        in.nodes("aggorder", SortGroupClause.class),
        in.nodes("aggdistinct", SortGroupClause.class),
        in.node("aggfilter", Expr.class),
        in.bool("aggstar"),
        in.bool("aggvariadic"),
        in.character("aggkind"),
        in.bool("aggpresorted"),
        in.unsigned("agglevelsup"),
        AggSplit.of(in.integer("aggsplit")),
        in.integer("aggno"),
        in.integer("aggtransno"),
        in.location("location"));
  }

  private static Alias readAlias(TreeScanner in) {
    return new Alias(in.requiredString("aliasname"), in.strings("colnames"));
  }

  private static AlterCollationStmt readAlterCollationStmt(TreeScanner in) {
    return new AlterCollationStmt(in.strings("collname"));
  }

  private static AlterDatabaseRefreshCollStmt readAlterDatabaseRefreshCollStmt(TreeScanner in) {
    return new AlterDatabaseRefreshCollStmt(in.requiredString("dbname"));
  }

  private static AlterDatabaseSetStmt readAlterDatabaseSetStmt(TreeScanner in) {
    return new AlterDatabaseSetStmt(
        in.requiredString("dbname"), in.requiredNode("setstmt", VariableSetStmt.class));
  }

  private static AlterDatabaseStmt readAlterDatabaseStmt(TreeScanner in) {
    return new AlterDatabaseStmt(in.requiredString("dbname"), in.nodes("options", DefElem.class));
  }

  private static AlterDefaultPrivilegesStmt readAlterDefaultPrivilegesStmt(TreeScanner in) {
    return new AlterDefaultPrivilegesStmt(
        in.nodes("options", DefElem.class), in.requiredNode("action", GrantStmt.class));
  }

  private static AlterDomainStmt readAlterDomainStmt(TreeScanner in) {
    return new AlterDomainStmt(
        in.character("subtype"),
        in.strings("typeName"),
        in.string("name"),
        in.node("def", Node.class),
        DropBehavior.of(in.integer("behavior")),
        in.bool("missing_ok"));
  }

  private static AlterEnumStmt readAlterEnumStmt(TreeScanner in) {
    return new AlterEnumStmt(
        in.strings("typeName"),
        in.string("oldVal"),
        in.string("newVal"),
        in.string("newValNeighbor"),
        in.bool("newValIsAfter"),
        in.bool("skipIfNewValExists"));
  }

  private static AlterEventTrigStmt readAlterEventTrigStmt(TreeScanner in) {
    return new AlterEventTrigStmt(in.requiredString("trigname"), in.character("tgenabled"));
  }

  private static AlterExtensionContentsStmt readAlterExtensionContentsStmt(TreeScanner in) {
    return new AlterExtensionContentsStmt(
        in.requiredString("extname"),
        in.integer("action"),
        ObjectType.of(in.integer("objtype")),
        in.requiredNode("object", Node.class));
  }

  private static AlterExtensionStmt readAlterExtensionStmt(TreeScanner in) {
    return new AlterExtensionStmt(in.requiredString("extname"), in.nodes("options", DefElem.class));
  }

  private static AlterFdwStmt readAlterFdwStmt(TreeScanner in) {
    return new AlterFdwStmt(
        in.requiredString("fdwname"),
        in.nodes("func_options", DefElem.class),
        in.nodes("options", DefElem.class));
  }

  private static AlterForeignServerStmt readAlterForeignServerStmt(TreeScanner in) {
    return new AlterForeignServerStmt(
        in.requiredString("servername"),
        in.string("version"),
        in.nodes("options", DefElem.class),
        in.bool("has_version"));
  }

  private static AlterFunctionStmt readAlterFunctionStmt(TreeScanner in) {
    return new AlterFunctionStmt(
        ObjectType.of(in.integer("objtype")),
        in.requiredNode("func", ObjectWithArgs.class),
        in.nodes("actions", DefElem.class));
  }

  private static AlterObjectDependsStmt readAlterObjectDependsStmt(TreeScanner in) {
    return new AlterObjectDependsStmt(
        ObjectType.of(in.integer("objectType")),
        in.node("relation", RangeVar.class),
        in.node("object", Node.class),
        in.requiredNode("extname", StringNode.class),
        in.bool("remove"));
  }

  private static AlterObjectSchemaStmt readAlterObjectSchemaStmt(TreeScanner in) {
    return new AlterObjectSchemaStmt(
        ObjectType.of(in.integer("objectType")),
        in.node("relation", RangeVar.class),
        in.node("object", Node.class),
        in.requiredString("newschema"),
        in.bool("missing_ok"));
  }

  private static AlterOpFamilyStmt readAlterOpFamilyStmt(TreeScanner in) {
    return new AlterOpFamilyStmt(
        in.strings("opfamilyname"),
        in.requiredString("amname"),
        in.bool("isDrop"),
        in.nodes("items", CreateOpClassItem.class));
  }

  private static AlterOperatorStmt readAlterOperatorStmt(TreeScanner in) {
    return new AlterOperatorStmt(
        in.requiredNode("opername", ObjectWithArgs.class), in.nodes("options", DefElem.class));
  }

  private static AlterOwnerStmt readAlterOwnerStmt(TreeScanner in) {
    return new AlterOwnerStmt(
        ObjectType.of(in.integer("objectType")),
        in.node("relation", RangeVar.class),
        in.node("object", Node.class),
        in.requiredNode("newowner", RoleSpec.class));
  }

  private static AlterPolicyStmt readAlterPolicyStmt(TreeScanner in) {
    return new AlterPolicyStmt(
        in.requiredString("policy_name"),
        in.requiredNode("table", RangeVar.class),
        in.nodes("roles", RoleSpec.class),
        in.node("qual", Expr.class),
        in.node("with_check", Expr.class));
  }

  private static AlterPublicationStmt readAlterPublicationStmt(TreeScanner in) {
    return new AlterPublicationStmt(
        in.requiredString("pubname"),
        in.nodes("options", DefElem.class),
        in.nodes("pubobjects", PublicationObjSpec.class),
        in.bool("for_all_tables"),
        AlterPublicationAction.of(in.integer("action")));
  }

  private static AlterRoleSetStmt readAlterRoleSetStmt(TreeScanner in) {
    return new AlterRoleSetStmt(
        in.node("role", RoleSpec.class),
        in.string("database"),
        in.requiredNode("setstmt", VariableSetStmt.class));
  }

  private static AlterRoleStmt readAlterRoleStmt(TreeScanner in) {
    return new AlterRoleStmt(
        in.requiredNode("role", RoleSpec.class),
        in.nodes("options", DefElem.class),
        in.integer("action"));
  }

  private static AlterSeqStmt readAlterSeqStmt(TreeScanner in) {
    return new AlterSeqStmt(
        in.requiredNode("sequence", RangeVar.class),
        in.nodes("options", DefElem.class),
        in.bool("for_identity"),
        in.bool("missing_ok"));
  }

  private static AlterStatsStmt readAlterStatsStmt(TreeScanner in) {
    return new AlterStatsStmt(
        in.strings("defnames"), in.node("stxstattarget", Node.class), in.bool("missing_ok"));
  }

  private static AlterSubscriptionStmt readAlterSubscriptionStmt(TreeScanner in) {
    return new AlterSubscriptionStmt(
        AlterSubscriptionType.of(in.integer("kind")),
        in.requiredString("subname"),
        in.string("conninfo"),
        in.strings("publication"),
        in.nodes("options", DefElem.class));
  }

  private static AlterSystemStmt readAlterSystemStmt(TreeScanner in) {
    return new AlterSystemStmt(in.requiredNode("setstmt", VariableSetStmt.class));
  }

  private static AlterTSConfigurationStmt readAlterTSConfigurationStmt(TreeScanner in) {
    return new AlterTSConfigurationStmt(
        AlterTSConfigType.of(in.integer("kind")),
        in.strings("cfgname"),
        in.strings("tokentype"),
        in.stringLists("dicts"),
        in.bool("override"),
        in.bool("replace"),
        in.bool("missing_ok"));
  }

  private static AlterTSDictionaryStmt readAlterTSDictionaryStmt(TreeScanner in) {
    return new AlterTSDictionaryStmt(in.strings("dictname"), in.nodes("options", DefElem.class));
  }

  private static AlterTableCmd readAlterTableCmd(TreeScanner in) {
    return new AlterTableCmd(
        AlterTableType.of(in.integer("subtype")),
        in.string("name"),
        in.integer("num"),
        in.node("newowner", RoleSpec.class),
        in.node("def", Node.class),
        DropBehavior.of(in.integer("behavior")),
        in.bool("missing_ok"),
        in.bool("recurse"));
  }

  private static AlterTableMoveAllStmt readAlterTableMoveAllStmt(TreeScanner in) {
    return new AlterTableMoveAllStmt(
        in.requiredString("orig_tablespacename"),
        ObjectType.of(in.integer("objtype")),
        in.nodes("roles", RoleSpec.class),
        in.requiredString("new_tablespacename"),
        in.bool("nowait"));
  }

  private static AlterTableSpaceOptionsStmt readAlterTableSpaceOptionsStmt(TreeScanner in) {
    return new AlterTableSpaceOptionsStmt(
        in.requiredString("tablespacename"),
        in.nodes("options", DefElem.class),
        in.bool("isReset"));
  }

  private static AlterTableStmt readAlterTableStmt(TreeScanner in) {
    return new AlterTableStmt(
        in.node("relation", RangeVar.class),
        in.nodes("cmds", AlterTableCmd.class),
        ObjectType.of(in.integer("objtype")),
        in.bool("missing_ok"));
  }

  private static AlterTypeStmt readAlterTypeStmt(TreeScanner in) {
    return new AlterTypeStmt(in.strings("typeName"), in.nodes("options", DefElem.class));
  }

  private static AlterUserMappingStmt readAlterUserMappingStmt(TreeScanner in) {
    return new AlterUserMappingStmt(
        in.requiredNode("user", RoleSpec.class),
        in.requiredString("servername"),
        in.nodes("options", DefElem.class));
  }

  private static AlternativeSubPlan readAlternativeSubPlan(TreeScanner in) {
    return new AlternativeSubPlan(in.nodes("subplans", SubPlan.class));
  }

  private static ArrayCoerceExpr readArrayCoerceExpr(TreeScanner in) {
    return new ArrayCoerceExpr(
        in.requiredNode("arg", Expr.class),
        in.node("elemexpr", Expr.class),
        in.unsigned("resulttype"),
        in.integer("resulttypmod"),
        in.unsigned("resultcollid"),
        CoercionForm.of(in.integer("coerceformat")),
        in.location("location"));
  }

  private static ArrayExpr readArrayExpr(TreeScanner in) {
    return new ArrayExpr(
        in.unsigned("array_typeid"),
        in.unsigned("array_collid"),
        in.unsigned("element_typeid"),
        in.nodes("elements", Expr.class),
        in.bool("multidims"),
        in.location("location"));
  }

  private static BooleanTest readBooleanTest(TreeScanner in) {
    return new BooleanTest(
        in.requiredNode("arg", Expr.class),
        BoolTestType.of(in.integer("booltesttype")),
        in.location("location"));
  }

  private static CTECycleClause readCTECycleClause(TreeScanner in) {
    return new CTECycleClause(
        in.strings("cycle_col_list"),
        in.string("cycle_mark_column"),
        in.node("cycle_mark_value", Expr.class),
        in.node("cycle_mark_default", Expr.class),
        in.string("cycle_path_column"),
        in.location("location"),
        in.unsigned("cycle_mark_type"),
        in.integer("cycle_mark_typmod"),
        in.unsigned("cycle_mark_collation"),
        in.unsigned("cycle_mark_neop"));
  }

  private static CTESearchClause readCTESearchClause(TreeScanner in) {
    return new CTESearchClause(
        in.strings("search_col_list"),
        in.bool("search_breadth_first"),
        in.string("search_seq_column"),
        in.location("location"));
  }

  private static CallStmt readCallStmt(TreeScanner in) {
    return new CallStmt(
        in.node("funccall", FuncCall.class),
        in.node("funcexpr", FuncExpr.class),
        in.nodes("outargs", Expr.class));
  }

  private static CaseExpr readCaseExpr(TreeScanner in) {
    return new CaseExpr(
        in.unsigned("casetype"),
        in.unsigned("casecollid"),
        in.node("arg", Expr.class),
        in.nodes("args", CaseWhen.class),
        in.node("defresult", Expr.class),
        in.location("location"));
  }

  private static CaseTestExpr readCaseTestExpr(TreeScanner in) {
    return new CaseTestExpr(in.unsigned("typeId"), in.integer("typeMod"), in.unsigned("collation"));
  }

  private static CaseWhen readCaseWhen(TreeScanner in) {
    return new CaseWhen(
        in.requiredNode("expr", Expr.class),
        in.requiredNode("result", Expr.class),
        in.location("location"));
  }

  private static CheckPointStmt readCheckPointStmt(TreeScanner in) {
    return new CheckPointStmt();
  }

  private static ClosePortalStmt readClosePortalStmt(TreeScanner in) {
    return new ClosePortalStmt(in.string("portalname"));
  }

  private static ClusterStmt readClusterStmt(TreeScanner in) {
    return new ClusterStmt(
        in.node("relation", RangeVar.class),
        in.string("indexname"),
        in.nodes("params", DefElem.class));
  }

  private static CoalesceExpr readCoalesceExpr(TreeScanner in) {
    return new CoalesceExpr(
        in.unsigned("coalescetype"),
        in.unsigned("coalescecollid"),
        in.nodes("args", Expr.class),
        in.location("location"));
  }

  private static CoerceToDomain readCoerceToDomain(TreeScanner in) {
    return new CoerceToDomain(
        in.requiredNode("arg", Expr.class),
        in.unsigned("resulttype"),
        in.integer("resulttypmod"),
        in.unsigned("resultcollid"),
        CoercionForm.of(in.integer("coercionformat")),
        in.location("location"));
  }

  private static CoerceToDomainValue readCoerceToDomainValue(TreeScanner in) {
    return new CoerceToDomainValue(
        in.unsigned("typeId"),
        in.integer("typeMod"),
        in.unsigned("collation"),
        in.location("location"));
  }

  private static CoerceViaIO readCoerceViaIO(TreeScanner in) {
    return new CoerceViaIO(
        in.requiredNode("arg", Expr.class),
        in.unsigned("resulttype"),
        in.unsigned("resultcollid"),
        CoercionForm.of(in.integer("coerceformat")),
        in.location("location"));
  }

  private static CollateClause readCollateClause(TreeScanner in) {
    return new CollateClause(
        in.node("arg", Expr.class), in.strings("collname"), in.location("location"));
  }

  private static CollateExpr readCollateExpr(TreeScanner in) {
    return new CollateExpr(
        in.requiredNode("arg", Expr.class), in.unsigned("collOid"), in.location("location"));
  }

  private static ColumnDef readColumnDef(TreeScanner in) {
    return new ColumnDef(
        in.string("colname"),
        in.node("typeName", TypeName.class),
        in.string("compression"),
        in.integer("inhcount"),
        in.bool("is_local"),
        in.bool("is_not_null"),
        in.bool("is_from_type"),
        in.character("storage"),
        in.string("storage_name"),
        in.node("raw_default", Expr.class),
        in.node("cooked_default", Expr.class),
        in.character("identity"),
        in.node("identitySequence", RangeVar.class),
        in.character("generated"),
        in.node("collClause", CollateClause.class),
        in.unsigned("collOid"),
        in.nodes("constraints", Constraint.class),
        in.nodes("fdwoptions", DefElem.class),
        in.location("location"));
  }

  private static ColumnRef readColumnRef(TreeScanner in) {
    return new ColumnRef(in.nodes("fields", Node.class), in.location("location"));
  }

  private static CommentStmt readCommentStmt(TreeScanner in) {
    return new CommentStmt(
        ObjectType.of(in.integer("objtype")),
        in.requiredNode("object", Node.class),
        in.string("comment"));
  }

  private static CommonTableExpr readCommonTableExpr(TreeScanner in) {
    return new CommonTableExpr(
        in.requiredString("ctename"),
        in.strings("aliascolnames"),
        CTEMaterialize.of(in.integer("ctematerialized")),
        in.requiredNode("ctequery", Node.class),
        in.node("search_clause", CTESearchClause.class),
        in.node("cycle_clause", CTECycleClause.class),
        in.location("location"),
        in.bool("cterecursive"),
        in.integer("cterefcount"),
        in.strings("ctecolnames"),
        in.oids("ctecoltypes"),
        in.ints("ctecoltypmods"),
        in.oids("ctecolcollations"));
  }

  private static CompositeTypeStmt readCompositeTypeStmt(TreeScanner in) {
    return new CompositeTypeStmt(
        in.requiredNode("typevar", RangeVar.class), in.nodes("coldeflist", ColumnDef.class));
  }

  private static Constraint readConstraint(TreeScanner in) {
    return new Constraint(
        ConstrType.of(in.integer("contype")),
        in.string("conname"),
        in.bool("deferrable"),
        in.bool("initdeferred"),
        in.bool("skip_validation"),
        in.bool("initially_valid"),
        in.bool("is_no_inherit"),
        in.node("raw_expr", Expr.class),
        in.string("cooked_expr"),
        in.character("generated_when"),
        in.integer("inhcount"),
        in.bool("nulls_not_distinct"),
        in.strings("keys"),
        in.strings("including"),
        in.nodes("exclusions", NodeList.class),
        in.nodes("options", DefElem.class),
        in.string("indexname"),
        in.string("indexspace"),
        in.bool("reset_default_tblspc"),
        in.string("access_method"),
        in.node("where_clause", Expr.class),
        in.node("pktable", RangeVar.class),
        in.strings("fk_attrs"),
        in.strings("pk_attrs"),
        in.character("fk_matchtype"),
        in.character("fk_upd_action"),
        in.character("fk_del_action"),
        in.strings("fk_del_set_cols"),
        in.oids("old_conpfeqop"),
        in.unsigned("old_pktable_oid"),
        in.location("location"));
  }

  private static ConstraintsSetStmt readConstraintsSetStmt(TreeScanner in) {
    return new ConstraintsSetStmt(in.nodes("constraints", RangeVar.class), in.bool("deferred"));
  }

  private static ConvertRowtypeExpr readConvertRowtypeExpr(TreeScanner in) {
    return new ConvertRowtypeExpr(
        in.requiredNode("arg", Expr.class),
        in.unsigned("resulttype"),
        CoercionForm.of(in.integer("convertformat")),
        in.location("location"));
  }

  private static CopyStmt readCopyStmt(TreeScanner in) {
    return new CopyStmt(
        in.node("relation", RangeVar.class),
        in.node("query", Statement.class),
        in.strings("attlist"),
        in.bool("is_from"),
        in.bool("is_program"),
        in.string("filename"),
        in.nodes("options", DefElem.class),
        in.node("whereClause", Expr.class));
  }

  private static CreateAmStmt readCreateAmStmt(TreeScanner in) {
    return new CreateAmStmt(
        in.requiredString("amname"), in.strings("handler_name"), in.character("amtype"));
  }

  private static CreateCastStmt readCreateCastStmt(TreeScanner in) {
    return new CreateCastStmt(
        in.requiredNode("sourcetype", TypeName.class),
        in.requiredNode("targettype", TypeName.class),
        in.node("func", ObjectWithArgs.class),
        CoercionContext.of(in.integer("context")),
        in.bool("inout"));
  }

  private static CreateConversionStmt readCreateConversionStmt(TreeScanner in) {
    return new CreateConversionStmt(
        in.strings("conversion_name"),
        in.requiredString("for_encoding_name"),
        in.requiredString("to_encoding_name"),
        in.strings("func_name"),
        in.bool("def"));
  }

  private static CreateDomainStmt readCreateDomainStmt(TreeScanner in) {
    return new CreateDomainStmt(
        in.strings("domainname"),
        in.requiredNode("typeName", TypeName.class),
        in.node("collClause", CollateClause.class),
        in.nodes("constraints", Constraint.class));
  }

  private static CreateEnumStmt readCreateEnumStmt(TreeScanner in) {
    return new CreateEnumStmt(in.strings("typeName"), in.strings("vals"));
  }

  private static CreateEventTrigStmt readCreateEventTrigStmt(TreeScanner in) {
    return new CreateEventTrigStmt(
        in.requiredString("trigname"),
        in.requiredString("eventname"),
        in.nodes("whenclause", DefElem.class),
        in.strings("funcname"));
  }

  private static CreateExtensionStmt readCreateExtensionStmt(TreeScanner in) {
    return new CreateExtensionStmt(
        in.requiredString("extname"), in.bool("if_not_exists"), in.nodes("options", DefElem.class));
  }

  private static CreateFdwStmt readCreateFdwStmt(TreeScanner in) {
    return new CreateFdwStmt(
        in.requiredString("fdwname"),
        in.nodes("func_options", DefElem.class),
        in.nodes("options", DefElem.class));
  }

  private static CreateForeignServerStmt readCreateForeignServerStmt(TreeScanner in) {
    return new CreateForeignServerStmt(
        in.requiredString("servername"),
        in.string("servertype"),
        in.string("version"),
        in.requiredString("fdwname"),
        in.bool("if_not_exists"),
        in.nodes("options", DefElem.class));
  }

  private static CreateForeignTableStmt readCreateForeignTableStmt(TreeScanner in) {
    return new CreateForeignTableStmt(
        new CreateStmt(
            in.requiredNode("base.relation", RangeVar.class),
            in.nodes("base.tableElts", TableElement.class),
            in.nodes("base.inhRelations", RangeVar.class),
            in.node("base.partbound", PartitionBoundSpec.class),
            in.node("base.partspec", PartitionSpec.class),
            in.node("base.ofTypename", TypeName.class),
            in.nodes("base.constraints", Constraint.class),
            in.nodes("base.options", DefElem.class),
            OnCommitAction.of(in.integer("base.oncommit")),
            in.string("base.tablespacename"),
            in.string("base.accessMethod"),
            in.bool("base.if_not_exists")),
        in.requiredString("servername"),
        in.nodes("options", DefElem.class));
  }

  private static CreateFunctionStmt readCreateFunctionStmt(TreeScanner in) {
    return new CreateFunctionStmt(
        in.bool("is_procedure"),
        in.bool("replace"),
        in.strings("funcname"),
        in.nodes("parameters", FunctionParameter.class),
        in.node("returnType", TypeName.class),
        in.nodes("options", DefElem.class),
        in.node("sql_body", Node.class));
  }

  private static CreateOpClassItem readCreateOpClassItem(TreeScanner in) {
    return new CreateOpClassItem(
        in.integer("itemtype"),
        in.node("name", ObjectWithArgs.class),
        in.integer("number"),
        in.strings("order_family"),
        in.nodes("class_args", TypeName.class),
        in.node("storedtype", TypeName.class));
  }

  private static CreateOpClassStmt readCreateOpClassStmt(TreeScanner in) {
    return new CreateOpClassStmt(
        in.strings("opclassname"),
        in.strings("opfamilyname"),
        in.requiredString("amname"),
        in.requiredNode("datatype", TypeName.class),
        in.nodes("items", CreateOpClassItem.class),
        in.bool("isDefault"));
  }

  private static CreateOpFamilyStmt readCreateOpFamilyStmt(TreeScanner in) {
    return new CreateOpFamilyStmt(in.strings("opfamilyname"), in.requiredString("amname"));
  }

  private static CreatePLangStmt readCreatePLangStmt(TreeScanner in) {
    return new CreatePLangStmt(
        in.bool("replace"),
        in.requiredString("plname"),
        in.strings("plhandler"),
        in.strings("plinline"),
        in.strings("plvalidator"),
        in.bool("pltrusted"));
  }

  private static CreatePolicyStmt readCreatePolicyStmt(TreeScanner in) {
    return new CreatePolicyStmt(
        in.requiredString("policy_name"),
        in.requiredNode("table", RangeVar.class),
        in.requiredString("cmd_name"),
        in.bool("permissive"),
        in.nodes("roles", RoleSpec.class),
        in.node("qual", Expr.class),
        in.node("with_check", Expr.class));
  }

  private static CreatePublicationStmt readCreatePublicationStmt(TreeScanner in) {
    return new CreatePublicationStmt(
        in.requiredString("pubname"),
        in.nodes("options", DefElem.class),
        in.nodes("pubobjects", PublicationObjSpec.class),
        in.bool("for_all_tables"));
  }

  private static CreateRangeStmt readCreateRangeStmt(TreeScanner in) {
    return new CreateRangeStmt(in.strings("typeName"), in.nodes("params", DefElem.class));
  }

  private static CreateRoleStmt readCreateRoleStmt(TreeScanner in) {
    return new CreateRoleStmt(
        RoleStmtType.of(in.integer("stmt_type")),
        in.requiredString("role"),
        in.nodes("options", DefElem.class));
  }

  private static CreateSchemaStmt readCreateSchemaStmt(TreeScanner in) {
    return new CreateSchemaStmt(
        in.string("schemaname"),
        in.node("authrole", RoleSpec.class),
        in.nodes("schemaElts", Statement.class),
        in.bool("if_not_exists"));
  }

  private static CreateSeqStmt readCreateSeqStmt(TreeScanner in) {
    return new CreateSeqStmt(
        in.requiredNode("sequence", RangeVar.class),
        in.nodes("options", DefElem.class),
        in.unsigned("ownerId"),
        in.bool("for_identity"),
        in.bool("if_not_exists"));
  }

  private static CreateStatsStmt readCreateStatsStmt(TreeScanner in) {
    return new CreateStatsStmt(
        in.strings("defnames"),
        in.strings("stat_types"),
        in.nodes("exprs", StatsElem.class),
        in.nodes("relations", FromItem.class),
        in.string("stxcomment"),
        in.bool("transformed"),
        in.bool("if_not_exists"),
        in.unsigned("owner"));
  }

  private static CreateStmt readCreateStmt(TreeScanner in) {
    return new CreateStmt(
        in.requiredNode("relation", RangeVar.class),
        in.nodes("tableElts", TableElement.class),
        in.nodes("inhRelations", RangeVar.class),
        in.node("partbound", PartitionBoundSpec.class),
        in.node("partspec", PartitionSpec.class),
        in.node("ofTypename", TypeName.class),
        in.nodes("constraints", Constraint.class),
        in.nodes("options", DefElem.class),
        OnCommitAction.of(in.integer("oncommit")),
        in.string("tablespacename"),
        in.string("accessMethod"),
        in.bool("if_not_exists"));
  }

  private static CreateSubscriptionStmt readCreateSubscriptionStmt(TreeScanner in) {
    return new CreateSubscriptionStmt(
        in.requiredString("subname"),
        in.requiredString("conninfo"),
        in.strings("publication"),
        in.nodes("options", DefElem.class));
  }

  private static CreateTableAsStmt readCreateTableAsStmt(TreeScanner in) {
    return new CreateTableAsStmt(
        in.requiredNode("query", Node.class),
        in.requiredNode("into", IntoClause.class),
        ObjectType.of(in.integer("objtype")),
        in.bool("is_select_into"),
        in.bool("if_not_exists"));
  }

  private static CreateTableSpaceStmt readCreateTableSpaceStmt(TreeScanner in) {
    return new CreateTableSpaceStmt(
        in.requiredString("tablespacename"),
        in.node("owner", RoleSpec.class),
        in.requiredString("location"),
        in.nodes("options", DefElem.class));
  }

  private static CreateTransformStmt readCreateTransformStmt(TreeScanner in) {
    return new CreateTransformStmt(
        in.bool("replace"),
        in.requiredNode("type_name", TypeName.class),
        in.requiredString("lang"),
        in.node("fromsql", ObjectWithArgs.class),
        in.node("tosql", ObjectWithArgs.class));
  }

  private static CreateTrigStmt readCreateTrigStmt(TreeScanner in) {
    return new CreateTrigStmt(
        in.bool("replace"),
        in.bool("isconstraint"),
        in.requiredString("trigname"),
        in.requiredNode("relation", RangeVar.class),
        in.strings("funcname"),
        in.strings("args"),
        in.bool("row"),
        in.integer("timing"),
        in.integer("events"),
        in.strings("columns"),
        in.node("whenClause", Expr.class),
        in.nodes("transitionRels", TriggerTransition.class),
        in.bool("deferrable"),
        in.bool("initdeferred"),
        in.node("constrrel", RangeVar.class));
  }

  private static CreateUserMappingStmt readCreateUserMappingStmt(TreeScanner in) {
    return new CreateUserMappingStmt(
        in.requiredNode("user", RoleSpec.class),
        in.requiredString("servername"),
        in.bool("if_not_exists"),
        in.nodes("options", DefElem.class));
  }

  private static CreatedbStmt readCreatedbStmt(TreeScanner in) {
    return new CreatedbStmt(in.requiredString("dbname"), in.nodes("options", DefElem.class));
  }

  private static CurrentOfExpr readCurrentOfExpr(TreeScanner in) {
    return new CurrentOfExpr(
        in.unsigned("cvarno"), in.string("cursor_name"), in.integer("cursor_param"));
  }

  private static DeallocateStmt readDeallocateStmt(TreeScanner in) {
    return new DeallocateStmt(in.string("name"), in.bool("isall"), in.location("location"));
  }

  private static DeclareCursorStmt readDeclareCursorStmt(TreeScanner in) {
    return new DeclareCursorStmt(
        in.requiredString("portalname"),
        in.integer("options"),
        in.requiredNode("query", Node.class));
  }

  private static DefElem readDefElem(TreeScanner in) {
    return new DefElem(
        in.string("defnamespace"),
        in.requiredString("defname"),
        in.node("arg", Node.class),
        DefElemAction.of(in.integer("defaction")),
        in.location("location"));
  }

  private static DefineStmt readDefineStmt(TreeScanner in) {
    return new DefineStmt(
        ObjectType.of(in.integer("kind")),
        in.bool("oldstyle"),
        in.strings("defnames"),
        in.nodes("args", Node.class),
        in.nodes("definition", DefElem.class),
        in.bool("if_not_exists"),
        in.bool("replace"));
  }

  private static DeleteStmt readDeleteStmt(TreeScanner in) {
    return new DeleteStmt(
        in.requiredNode("relation", RangeVar.class),
        in.nodes("usingClause", FromItem.class),
        in.node("whereClause", Expr.class),
        in.nodes("returningList", ResTarget.class),
        in.node("withClause", WithClause.class));
  }

  private static DiscardStmt readDiscardStmt(TreeScanner in) {
    return new DiscardStmt(DiscardMode.of(in.integer("target")));
  }

  private static DistinctExpr readDistinctExpr(TreeScanner in) {
    return new DistinctExpr(
        in.unsigned("opno"),
        in.unsigned("opfuncid"),
        in.unsigned("opresulttype"),
        in.bool("opretset"),
        in.unsigned("opcollid"),
        in.unsigned("inputcollid"),
        in.nodes("args", Expr.class),
        in.location("location"));
  }

  private static DoStmt readDoStmt(TreeScanner in) {
    return new DoStmt(in.nodes("args", DefElem.class));
  }

  private static DropOwnedStmt readDropOwnedStmt(TreeScanner in) {
    return new DropOwnedStmt(
        in.nodes("roles", RoleSpec.class), DropBehavior.of(in.integer("behavior")));
  }

  private static DropRoleStmt readDropRoleStmt(TreeScanner in) {
    return new DropRoleStmt(in.nodes("roles", RoleSpec.class), in.bool("missing_ok"));
  }

  private static DropStmt readDropStmt(TreeScanner in) {
    return new DropStmt(
        in.nodes("objects", Node.class),
        ObjectType.of(in.integer("removeType")),
        DropBehavior.of(in.integer("behavior")),
        in.bool("missing_ok"),
        in.bool("concurrent"));
  }

  private static DropSubscriptionStmt readDropSubscriptionStmt(TreeScanner in) {
    return new DropSubscriptionStmt(
        in.requiredString("subname"),
        in.bool("missing_ok"),
        DropBehavior.of(in.integer("behavior")));
  }

  private static DropTableSpaceStmt readDropTableSpaceStmt(TreeScanner in) {
    return new DropTableSpaceStmt(in.requiredString("tablespacename"), in.bool("missing_ok"));
  }

  private static DropUserMappingStmt readDropUserMappingStmt(TreeScanner in) {
    return new DropUserMappingStmt(
        in.requiredNode("user", RoleSpec.class),
        in.requiredString("servername"),
        in.bool("missing_ok"));
  }

  private static DropdbStmt readDropdbStmt(TreeScanner in) {
    return new DropdbStmt(
        in.requiredString("dbname"), in.bool("missing_ok"), in.nodes("options", DefElem.class));
  }

  private static ExecuteStmt readExecuteStmt(TreeScanner in) {
    return new ExecuteStmt(in.requiredString("name"), in.nodes("params", Expr.class));
  }

  private static ExplainStmt readExplainStmt(TreeScanner in) {
    return new ExplainStmt(
        in.requiredNode("query", Node.class), in.nodes("options", DefElem.class));
  }

  private static FetchStmt readFetchStmt(TreeScanner in) {
    return new FetchStmt(
        FetchDirection.of(in.integer("direction")),
        in.longInteger("howMany"),
        in.requiredString("portalname"),
        in.bool("ismove"));
  }

  private static FieldSelect readFieldSelect(TreeScanner in) {
    return new FieldSelect(
        in.requiredNode("arg", Expr.class),
        in.integer("fieldnum"),
        in.unsigned("resulttype"),
        in.integer("resulttypmod"),
        in.unsigned("resultcollid"));
  }

  private static FieldStore readFieldStore(TreeScanner in) {
    return new FieldStore(
        in.requiredNode("arg", Expr.class),
        in.nodes("newvals", Expr.class),
        in.ints("fieldnums"),
        in.unsigned("resulttype"));
  }

  private static FromExpr readFromExpr(TreeScanner in) {
    return new FromExpr(in.nodes("fromlist", JoinTree.class), in.node("quals", Expr.class));
  }

  private static FuncCall readFuncCall(TreeScanner in) {
    return new FuncCall(
        in.strings("funcname"),
        in.nodes("args", Expr.class),
        in.nodes("agg_order", SortBy.class),
        in.node("agg_filter", Expr.class),
        in.node("over", WindowDef.class),
        in.bool("agg_within_group"),
        in.bool("agg_star"),
        in.bool("agg_distinct"),
        in.bool("func_variadic"),
        CoercionForm.of(in.integer("funcformat")),
        in.location("location"));
  }

  private static FuncExpr readFuncExpr(TreeScanner in) {
    return new FuncExpr(
        in.unsigned("funcid"),
        in.unsigned("funcresulttype"),
        in.bool("funcretset"),
        in.bool("funcvariadic"),
        CoercionForm.of(in.integer("funcformat")),
        in.unsigned("funccollid"),
        in.unsigned("inputcollid"),
        in.nodes("args", Expr.class),
        in.location("location"));
  }

  private static FunctionParameter readFunctionParameter(TreeScanner in) {
    return new FunctionParameter(
        in.string("name"),
        in.requiredNode("argType", TypeName.class),
        FunctionParameterMode.of(in.integer("mode")),
        in.node("defexpr", Expr.class));
  }

  private static GrantRoleStmt readGrantRoleStmt(TreeScanner in) {
    return new GrantRoleStmt(
        in.nodes("granted_roles", AccessPriv.class),
        in.nodes("grantee_roles", RoleSpec.class),
        in.bool("is_grant"),
        in.nodes("opt", DefElem.class),
        in.node("grantor", RoleSpec.class),
        DropBehavior.of(in.integer("behavior")));
  }

  private static GrantStmt readGrantStmt(TreeScanner in) {
    return new GrantStmt(
        in.bool("is_grant"),
        GrantTargetType.of(in.integer("targtype")),
        ObjectType.of(in.integer("objtype")),
        in.nodes("objects", Node.class),
        in.nodes("privileges", AccessPriv.class),
        in.nodes("grantees", RoleSpec.class),
        in.bool("grant_option"),
        in.node("grantor", RoleSpec.class),
        DropBehavior.of(in.integer("behavior")));
  }

  private static GroupingFunc readGroupingFunc(TreeScanner in) {
    return new GroupingFunc(
        in.nodes("args", Expr.class),
        in.ints("refs"),
        in.ints("cols"),
        in.unsigned("agglevelsup"),
        in.location("location"));
  }

  private static GroupingSet readGroupingSet(TreeScanner in) {
    return new GroupingSet(
        GroupingSetKind.of(in.integer("kind")),
        in.node("content", ListNode.class),
        in.location("location"));
  }

  private static ImportForeignSchemaStmt readImportForeignSchemaStmt(TreeScanner in) {
    return new ImportForeignSchemaStmt(
        in.requiredString("server_name"),
        in.requiredString("remote_schema"),
        in.requiredString("local_schema"),
        ImportForeignSchemaType.of(in.integer("list_type")),
        in.nodes("table_list", RangeVar.class),
        in.nodes("options", DefElem.class));
  }

  private static IndexElem readIndexElem(TreeScanner in) {
    return new IndexElem(
        in.string("name"),
        in.node("expr", Expr.class),
        in.string("indexcolname"),
        in.strings("collation"),
        in.strings("opclass"),
        in.nodes("opclassopts", DefElem.class),
        SortByDir.of(in.integer("ordering")),
        SortByNulls.of(in.integer("nulls_ordering")));
  }

  private static IndexStmt readIndexStmt(TreeScanner in) {
    return new IndexStmt(
        in.string("idxname"),
        in.node("relation", RangeVar.class),
        in.string("accessMethod"),
        in.string("tableSpace"),
        in.nodes("indexParams", IndexElem.class),
        in.nodes("indexIncludingParams", IndexElem.class),
        in.nodes("options", DefElem.class),
        in.node("whereClause", Expr.class),
        in.stringLists("excludeOpNames"),
        in.string("idxcomment"),
        in.unsigned("indexOid"),
        in.unsigned("oldNumber"),
        in.unsigned("oldCreateSubid"),
        in.unsigned("oldFirstRelfilelocatorSubid"),
        in.bool("unique"),
        in.bool("nulls_not_distinct"),
        in.bool("primary"),
        in.bool("isconstraint"),
        in.bool("deferrable"),
        in.bool("initdeferred"),
        in.bool("transformed"),
        in.bool("concurrent"),
        in.bool("if_not_exists"),
        in.bool("reset_default_tblspc"));
  }

  private static InferClause readInferClause(TreeScanner in) {
    return new InferClause(
        in.nodes("indexElems", IndexElem.class),
        in.node("whereClause", Expr.class),
        in.string("conname"),
        in.location("location"));
  }

  private static InferenceElem readInferenceElem(TreeScanner in) {
    return new InferenceElem(
        in.requiredNode("expr", Expr.class),
        in.unsigned("infercollid"),
        in.unsigned("inferopclass"));
  }

  private static InsertStmt readInsertStmt(TreeScanner in) {
    return new InsertStmt(
        in.requiredNode("relation", RangeVar.class),
        in.nodes("cols", ResTarget.class),
        in.node("selectStmt", SelectStmt.class),
        in.node("onConflictClause", OnConflictClause.class),
        in.nodes("returningList", ResTarget.class),
        in.node("withClause", WithClause.class),
        OverridingKind.of(in.integer("override")));
  }

  private static IntoClause readIntoClause(TreeScanner in) {
    return new IntoClause(
        in.node("rel", RangeVar.class),
        in.strings("colNames"),
        in.string("accessMethod"),
        in.nodes("options", DefElem.class),
        OnCommitAction.of(in.integer("onCommit")),
        in.string("tableSpaceName"),
        in.node("viewQuery", Node.class),
        in.bool("skipData"));
  }

  private static JoinExpr readJoinExpr(TreeScanner in) {
    return new JoinExpr(
        JoinType.of(in.integer("jointype")),
        in.bool("isNatural"),
        in.requiredNode("larg", FromItem.class),
        in.requiredNode("rarg", FromItem.class),
        in.strings("usingClause"),
        in.node("join_using_alias", Alias.class),
        in.node("quals", Expr.class),
        in.node("alias", Alias.class),
        in.integer("rtindex"));
  }

  private static JsonAggConstructor readJsonAggConstructor(TreeScanner in) {
    return new JsonAggConstructor(
        in.node("output", JsonOutput.class),
        in.node("agg_filter", Expr.class),
        in.nodes("agg_order", SortBy.class),
        in.node("over", WindowDef.class),
        in.location("location"));
  }

  private static JsonArgument readJsonArgument(TreeScanner in) {
    return new JsonArgument(in.requiredNode("val", JsonValueExpr.class), in.string("name"));
  }

  private static JsonArrayAgg readJsonArrayAgg(TreeScanner in) {
    return new JsonArrayAgg(
        in.requiredNode("constructor", JsonAggConstructor.class),
        in.requiredNode("arg", JsonValueExpr.class),
        in.bool("absent_on_null"));
  }

  private static JsonArrayConstructor readJsonArrayConstructor(TreeScanner in) {
    return new JsonArrayConstructor(
        in.nodes("exprs", JsonValueExpr.class),
        in.node("output", JsonOutput.class),
        in.bool("absent_on_null"),
        in.location("location"));
  }

  private static JsonArrayQueryConstructor readJsonArrayQueryConstructor(TreeScanner in) {
    return new JsonArrayQueryConstructor(
        in.requiredNode("query", SelectStmt.class),
        in.node("output", JsonOutput.class),
        in.node("format", JsonFormat.class),
        in.bool("absent_on_null"),
        in.location("location"));
  }

  private static JsonBehavior readJsonBehavior(TreeScanner in) {
    return new JsonBehavior(
        JsonBehaviorType.of(in.integer("btype")),
        in.node("expr", Expr.class),
        in.bool("coerce"),
        in.location("location"));
  }

  private static JsonConstructorExpr readJsonConstructorExpr(TreeScanner in) {
    return new JsonConstructorExpr(
        JsonConstructorType.of(in.integer("type")),
        in.nodes("args", Expr.class),
        in.node("func", Expr.class),
        in.node("coercion", Expr.class),
        in.node("returning", JsonReturning.class),
        in.bool("absent_on_null"),
        in.bool("unique"),
        in.location("location"));
  }

  private static JsonExpr readJsonExpr(TreeScanner in) {
    return new JsonExpr(
        JsonExprOp.of(in.integer("op")),
        in.string("column_name"),
        in.node("formatted_expr", Expr.class),
        in.node("format", JsonFormat.class),
        in.node("path_spec", Expr.class),
        in.node("returning", JsonReturning.class),
        in.strings("passing_names"),
        in.nodes("passing_values", Expr.class),
        in.node("on_empty", JsonBehavior.class),
        in.node("on_error", JsonBehavior.class),
        in.bool("use_io_coercion"),
        in.bool("use_json_coercion"),
        JsonWrapper.of(in.integer("wrapper")),
        in.bool("omit_quotes"),
        in.unsigned("collation"),
        in.location("location"));
  }

  private static JsonFormat readJsonFormat(TreeScanner in) {
    return new JsonFormat(
        JsonFormatType.of(in.integer("format_type")),
        JsonEncoding.of(in.integer("encoding")),
        in.location("location"));
  }

  private static JsonFuncExpr readJsonFuncExpr(TreeScanner in) {
    return new JsonFuncExpr(
        JsonExprOp.of(in.integer("op")),
        in.string("column_name"),
        in.requiredNode("context_item", JsonValueExpr.class),
        in.requiredNode("pathspec", Expr.class),
        in.nodes("passing", JsonArgument.class),
        in.node("output", JsonOutput.class),
        in.node("on_empty", JsonBehavior.class),
        in.node("on_error", JsonBehavior.class),
        JsonWrapper.of(in.integer("wrapper")),
        JsonQuotes.of(in.integer("quotes")),
        in.location("location"));
  }

  private static JsonIsPredicate readJsonIsPredicate(TreeScanner in) {
    return new JsonIsPredicate(
        in.requiredNode("expr", Expr.class),
        in.node("format", JsonFormat.class),
        JsonValueType.of(in.integer("item_type")),
        in.bool("unique_keys"),
        in.location("location"));
  }

  private static JsonKeyValue readJsonKeyValue(TreeScanner in) {
    return new JsonKeyValue(
        in.requiredNode("key", Expr.class), in.requiredNode("value", JsonValueExpr.class));
  }

  private static JsonObjectAgg readJsonObjectAgg(TreeScanner in) {
    return new JsonObjectAgg(
        in.requiredNode("constructor", JsonAggConstructor.class),
        in.requiredNode("arg", JsonKeyValue.class),
        in.bool("absent_on_null"),
        in.bool("unique"));
  }

  private static JsonObjectConstructor readJsonObjectConstructor(TreeScanner in) {
    return new JsonObjectConstructor(
        in.nodes("exprs", JsonKeyValue.class),
        in.node("output", JsonOutput.class),
        in.bool("absent_on_null"),
        in.bool("unique"),
        in.location("location"));
  }

  private static JsonOutput readJsonOutput(TreeScanner in) {
    return new JsonOutput(
        in.node("typeName", TypeName.class), in.node("returning", JsonReturning.class));
  }

  private static JsonParseExpr readJsonParseExpr(TreeScanner in) {
    return new JsonParseExpr(
        in.requiredNode("expr", JsonValueExpr.class),
        in.node("output", JsonOutput.class),
        in.bool("unique_keys"),
        in.location("location"));
  }

  private static JsonReturning readJsonReturning(TreeScanner in) {
    return new JsonReturning(
        in.node("format", JsonFormat.class), in.unsigned("typid"), in.integer("typmod"));
  }

  private static JsonScalarExpr readJsonScalarExpr(TreeScanner in) {
    return new JsonScalarExpr(
        in.requiredNode("expr", Expr.class),
        in.node("output", JsonOutput.class),
        in.location("location"));
  }

  private static JsonSerializeExpr readJsonSerializeExpr(TreeScanner in) {
    return new JsonSerializeExpr(
        in.requiredNode("expr", JsonValueExpr.class),
        in.node("output", JsonOutput.class),
        in.location("location"));
  }

  private static JsonTable readJsonTable(TreeScanner in) {
    return new JsonTable(
        in.requiredNode("context_item", JsonValueExpr.class),
        in.requiredNode("pathspec", JsonTablePathSpec.class),
        in.nodes("passing", JsonArgument.class),
        in.nodes("columns", JsonTableColumn.class),
        in.node("on_error", JsonBehavior.class),
        in.node("alias", Alias.class),
        in.bool("lateral"),
        in.location("location"));
  }

  private static JsonTableColumn readJsonTableColumn(TreeScanner in) {
    return new JsonTableColumn(
        JsonTableColumnType.of(in.integer("coltype")),
        in.string("name"),
        in.node("typeName", TypeName.class),
        in.node("pathspec", JsonTablePathSpec.class),
        in.node("format", JsonFormat.class),
        JsonWrapper.of(in.integer("wrapper")),
        JsonQuotes.of(in.integer("quotes")),
        in.nodes("columns", JsonTableColumn.class),
        in.node("on_empty", JsonBehavior.class),
        in.node("on_error", JsonBehavior.class),
        in.location("location"));
  }

  private static JsonTablePath readJsonTablePath(TreeScanner in) {
    return new JsonTablePath(in.requiredNode("value", Const.class), in.string("name"));
  }

  private static JsonTablePathScan readJsonTablePathScan(TreeScanner in) {
    return new JsonTablePathScan(
        in.requiredNode("path", JsonTablePath.class),
        in.bool("errorOnError"),
        in.node("child", JsonTablePlan.class),
        in.integer("colMin"),
        in.integer("colMax"));
  }

  private static JsonTablePathSpec readJsonTablePathSpec(TreeScanner in) {
    return new JsonTablePathSpec(
        in.requiredNode("string", Expr.class),
        in.string("name"),
        in.location("name_location"),
        in.location("location"));
  }

  private static JsonTableSiblingJoin readJsonTableSiblingJoin(TreeScanner in) {
    return new JsonTableSiblingJoin(
        in.requiredNode("lplan", JsonTablePlan.class),
        in.requiredNode("rplan", JsonTablePlan.class));
  }

  private static JsonValueExpr readJsonValueExpr(TreeScanner in) {
    return new JsonValueExpr(
        in.node("raw_expr", Expr.class),
        in.node("formatted_expr", Expr.class),
        in.node("format", JsonFormat.class));
  }

  private static ListenStmt readListenStmt(TreeScanner in) {
    return new ListenStmt(in.requiredString("conditionname"));
  }

  private static LoadStmt readLoadStmt(TreeScanner in) {
    return new LoadStmt(in.requiredString("filename"));
  }

  private static LockStmt readLockStmt(TreeScanner in) {
    return new LockStmt(
        in.nodes("relations", RangeVar.class), in.integer("mode"), in.bool("nowait"));
  }

  private static LockingClause readLockingClause(TreeScanner in) {
    return new LockingClause(
        in.nodes("lockedRels", RangeVar.class),
        LockClauseStrength.of(in.integer("strength")),
        LockWaitPolicy.of(in.integer("waitPolicy")));
  }

  private static MergeAction readMergeAction(TreeScanner in) {
    return new MergeAction(
        MergeMatchKind.of(in.integer("matchKind")),
        CmdType.of(in.integer("commandType")),
        OverridingKind.of(in.integer("override")),
        in.node("qual", Expr.class),
        in.nodes("targetList", TargetEntry.class),
        in.ints("updateColnos"));
  }

  private static MergeStmt readMergeStmt(TreeScanner in) {
    return new MergeStmt(
        in.requiredNode("relation", RangeVar.class),
        in.requiredNode("sourceRelation", FromItem.class),
        in.requiredNode("joinCondition", Expr.class),
        in.nodes("mergeWhenClauses", MergeWhenClause.class),
        in.nodes("returningList", ResTarget.class),
        in.node("withClause", WithClause.class));
  }

  private static MergeSupportFunc readMergeSupportFunc(TreeScanner in) {
    return new MergeSupportFunc(
        in.unsigned("msftype"), in.unsigned("msfcollid"), in.location("location"));
  }

  private static MergeWhenClause readMergeWhenClause(TreeScanner in) {
    return new MergeWhenClause(
        MergeMatchKind.of(in.integer("matchKind")),
        CmdType.of(in.integer("commandType")),
        OverridingKind.of(in.integer("override")),
        in.node("condition", Expr.class),
        in.nodes("targetList", ResTarget.class),
        in.nodes("values", Expr.class));
  }

  private static MinMaxExpr readMinMaxExpr(TreeScanner in) {
    return new MinMaxExpr(
        in.unsigned("minmaxtype"),
        in.unsigned("minmaxcollid"),
        in.unsigned("inputcollid"),
        MinMaxOp.of(in.integer("op")),
        in.nodes("args", Expr.class),
        in.location("location"));
  }

  private static MultiAssignRef readMultiAssignRef(TreeScanner in) {
    return new MultiAssignRef(
        in.requiredNode("source", Expr.class), in.integer("colno"), in.integer("ncolumns"));
  }

  private static NamedArgExpr readNamedArgExpr(TreeScanner in) {
    return new NamedArgExpr(
        in.requiredNode("arg", Expr.class),
        in.requiredString("name"),
        in.integer("argnumber"),
        in.location("location"));
  }

  private static NextValueExpr readNextValueExpr(TreeScanner in) {
    return new NextValueExpr(in.unsigned("seqid"), in.unsigned("typeId"));
  }

  private static NotifyStmt readNotifyStmt(TreeScanner in) {
    return new NotifyStmt(in.requiredString("conditionname"), in.string("payload"));
  }

  private static NullIfExpr readNullIfExpr(TreeScanner in) {
    return new NullIfExpr(
        in.unsigned("opno"),
        in.unsigned("opfuncid"),
        in.unsigned("opresulttype"),
        in.bool("opretset"),
        in.unsigned("opcollid"),
        in.unsigned("inputcollid"),
        in.nodes("args", Expr.class),
        in.location("location"));
  }

  private static NullTest readNullTest(TreeScanner in) {
    return new NullTest(
        in.requiredNode("arg", Expr.class),
        NullTestType.of(in.integer("nulltesttype")),
        in.bool("argisrow"),
        in.location("location"));
  }

  private static ObjectWithArgs readObjectWithArgs(TreeScanner in) {
    return new ObjectWithArgs(
        in.strings("objname"),
        in.nullableNodes("objargs", TypeName.class),
        in.nodes("objfuncargs", FunctionParameter.class),
        in.bool("args_unspecified"));
  }

  private static OnConflictClause readOnConflictClause(TreeScanner in) {
    return new OnConflictClause(
        OnConflictAction.of(in.integer("action")),
        in.node("infer", InferClause.class),
        in.nodes("targetList", ResTarget.class),
        in.node("whereClause", Expr.class),
        in.location("location"));
  }

  private static OnConflictExpr readOnConflictExpr(TreeScanner in) {
    return new OnConflictExpr(
        OnConflictAction.of(in.integer("action")),
        in.nodes("arbiterElems", InferenceElem.class),
        in.node("arbiterWhere", Expr.class),
        in.unsigned("constraint"),
        in.nodes("onConflictSet", TargetEntry.class),
        in.node("onConflictWhere", Expr.class),
        in.integer("exclRelIndex"),
        in.nodes("exclRelTlist", TargetEntry.class));
  }

  private static OpExpr readOpExpr(TreeScanner in) {
    return new OpExpr(
        in.unsigned("opno"),
        in.unsigned("opfuncid"),
        in.unsigned("opresulttype"),
        in.bool("opretset"),
        in.unsigned("opcollid"),
        in.unsigned("inputcollid"),
        in.nodes("args", Expr.class),
        in.location("location"));
  }

  private static PLAssignStmt readPLAssignStmt(TreeScanner in) {
    return new PLAssignStmt(
        in.requiredString("name"),
        in.nodes("indirection", Node.class),
        in.integer("nnames"),
        in.requiredNode("val", SelectStmt.class),
        in.location("location"));
  }

  private static Param readParam(TreeScanner in) {
    return new Param(
        ParamKind.of(in.integer("paramkind")),
        in.integer("paramid"),
        in.unsigned("paramtype"),
        in.integer("paramtypmod"),
        in.unsigned("paramcollid"),
        in.location("location"));
  }

  private static ParamRef readParamRef(TreeScanner in) {
    return new ParamRef(in.integer("number"), in.location("location"));
  }

  private static PartitionBoundSpec readPartitionBoundSpec(TreeScanner in) {
    return new PartitionBoundSpec(
        in.character("strategy"),
        in.bool("is_default"),
        in.integer("modulus"),
        in.integer("remainder"),
        in.nodes("listdatums", Expr.class),
        in.nodes("lowerdatums", Node.class),
        in.nodes("upperdatums", Node.class),
        in.location("location"));
  }

  private static PartitionCmd readPartitionCmd(TreeScanner in) {
    return new PartitionCmd(
        in.requiredNode("name", RangeVar.class),
        in.node("bound", PartitionBoundSpec.class),
        in.bool("concurrent"));
  }

  private static PartitionElem readPartitionElem(TreeScanner in) {
    return new PartitionElem(
        in.string("name"),
        in.node("expr", Expr.class),
        in.strings("collation"),
        in.strings("opclass"),
        in.location("location"));
  }

  private static PartitionRangeDatum readPartitionRangeDatum(TreeScanner in) {
    return new PartitionRangeDatum(
        PartitionRangeDatumKind.of(in.integer("kind")),
        in.node("value", Expr.class),
        in.location("location"));
  }

  private static PartitionSpec readPartitionSpec(TreeScanner in) {
    return new PartitionSpec(
        PartitionStrategy.of(in.integer("strategy")),
        in.nodes("partParams", PartitionElem.class),
        in.location("location"));
  }

  private static PrepareStmt readPrepareStmt(TreeScanner in) {
    return new PrepareStmt(
        in.requiredString("name"),
        in.nodes("argtypes", TypeName.class),
        in.requiredNode("query", Statement.class));
  }

  private static PublicationObjSpec readPublicationObjSpec(TreeScanner in) {
    return new PublicationObjSpec(
        PublicationObjSpecType.of(in.integer("pubobjtype")),
        in.string("name"),
        in.node("pubtable", PublicationTable.class),
        in.location("location"));
  }

  private static PublicationTable readPublicationTable(TreeScanner in) {
    return new PublicationTable(
        in.requiredNode("relation", RangeVar.class),
        in.node("whereClause", Expr.class),
        in.strings("columns"));
  }

  private static Query readQuery(TreeScanner in) {
    return new Query(
        CmdType.of(in.integer("commandType")),
        QuerySource.of(in.integer("querySource")),
        0,
        in.bool("canSetTag"),
        in.node("utilityStmt", UtilityStmt.class),
        in.integer("resultRelation"),
        in.bool("hasAggs"),
        in.bool("hasWindowFuncs"),
        in.bool("hasTargetSRFs"),
        in.bool("hasSubLinks"),
        in.bool("hasDistinctOn"),
        in.bool("hasRecursive"),
        in.bool("hasModifyingCTE"),
        in.bool("hasForUpdate"),
        in.bool("hasRowSecurity"),
        in.bool("isReturn"),
        in.nodes("cteList", CommonTableExpr.class),
        in.nodes("rtable", RangeTblEntry.class),
        in.nodes("rteperminfos", RTEPermissionInfo.class),
        in.node("jointree", FromExpr.class),
        in.nodes("mergeActionList", MergeAction.class),
        in.integer("mergeTargetRelation"),
        in.node("mergeJoinCondition", Expr.class),
        in.nodes("targetList", TargetEntry.class),
        OverridingKind.of(in.integer("override")),
        in.node("onConflict", OnConflictExpr.class),
        in.nodes("returningList", TargetEntry.class),
        in.nodes("groupClause", SortGroupClause.class),
        in.bool("groupDistinct"),
        in.nodes("groupingSets", GroupingSet.class),
        in.node("havingQual", Expr.class),
        in.nodes("windowClause", WindowClause.class),
        in.nodes("distinctClause", SortGroupClause.class),
        in.nodes("sortClause", SortGroupClause.class),
        in.node("limitOffset", Expr.class),
        in.node("limitCount", Expr.class),
        LimitOption.of(in.integer("limitOption")),
        in.nodes("rowMarks", RowMarkClause.class),
        in.node("setOperations", SetOperationTree.class),
        in.oids("constraintDeps"),
        in.nodes("withCheckOptions", WithCheckOption.class),
        in.location("stmt_location"),
        in.location("stmt_len"));
  }

  private static RTEPermissionInfo readRTEPermissionInfo(TreeScanner in) {
    return new RTEPermissionInfo(
        in.unsigned("relid"),
        in.bool("inh"),
        in.unsignedLong("requiredPerms"),
        in.unsigned("checkAsUser"),
        in.bits("selectedCols"),
        in.bits("insertedCols"),
        in.bits("updatedCols"));
  }

  private static RangeFunction readRangeFunction(TreeScanner in) {
    return new RangeFunction(
        in.bool("lateral"),
        in.bool("ordinality"),
        in.bool("is_rowsfrom"),
        in.nodes("functions", NodeList.class),
        in.node("alias", Alias.class),
        in.nodes("coldeflist", ColumnDef.class));
  }

  private static RangeSubselect readRangeSubselect(TreeScanner in) {
    return new RangeSubselect(
        in.bool("lateral"),
        in.requiredNode("subquery", SelectStmt.class),
        in.node("alias", Alias.class));
  }

  private static RangeTableFunc readRangeTableFunc(TreeScanner in) {
    return new RangeTableFunc(
        in.bool("lateral"),
        in.requiredNode("docexpr", Expr.class),
        in.requiredNode("rowexpr", Expr.class),
        in.nodes("namespaces", ResTarget.class),
        in.nodes("columns", RangeTableFuncCol.class),
        in.node("alias", Alias.class),
        in.location("location"));
  }

  private static RangeTableFuncCol readRangeTableFuncCol(TreeScanner in) {
    return new RangeTableFuncCol(
        in.requiredString("colname"),
        in.node("typeName", TypeName.class),
        in.bool("for_ordinality"),
        in.bool("is_not_null"),
        in.node("colexpr", Expr.class),
        in.node("coldefexpr", Expr.class),
        in.location("location"));
  }

  private static RangeTableSample readRangeTableSample(TreeScanner in) {
    return new RangeTableSample(
        in.requiredNode("relation", FromItem.class),
        in.strings("method"),
        in.nodes("args", Expr.class),
        in.node("repeatable", Expr.class),
        in.location("location"));
  }

  private static RangeTblFunction readRangeTblFunction(TreeScanner in) {
    return new RangeTblFunction(
        in.requiredNode("funcexpr", Expr.class),
        in.integer("funccolcount"),
        in.strings("funccolnames"),
        in.oids("funccoltypes"),
        in.ints("funccoltypmods"),
        in.oids("funccolcollations"),
        in.bits("funcparams"));
  }

  private static RangeTblRef readRangeTblRef(TreeScanner in) {
    return new RangeTblRef(in.integer("rtindex"));
  }

  private static RangeVar readRangeVar(TreeScanner in) {
    return new RangeVar(
        in.string("catalogname"),
        in.string("schemaname"),
        in.requiredString("relname"),
        in.bool("inh"),
        in.character("relpersistence"),
        in.node("alias", Alias.class),
        in.location("location"));
  }

  private static RawStmt readRawStmt(TreeScanner in) {
    return new RawStmt(
        in.requiredNode("stmt", Statement.class),
        in.location("stmt_location"),
        in.location("stmt_len"));
  }

  private static ReassignOwnedStmt readReassignOwnedStmt(TreeScanner in) {
    return new ReassignOwnedStmt(
        in.nodes("roles", RoleSpec.class), in.requiredNode("newrole", RoleSpec.class));
  }

  private static RefreshMatViewStmt readRefreshMatViewStmt(TreeScanner in) {
    return new RefreshMatViewStmt(
        in.bool("concurrent"), in.bool("skipData"), in.requiredNode("relation", RangeVar.class));
  }

  private static ReindexStmt readReindexStmt(TreeScanner in) {
    return new ReindexStmt(
        ReindexObjectType.of(in.integer("kind")),
        in.node("relation", RangeVar.class),
        in.string("name"),
        in.nodes("params", DefElem.class));
  }

  private static RelabelType readRelabelType(TreeScanner in) {
    return new RelabelType(
        in.requiredNode("arg", Expr.class),
        in.unsigned("resulttype"),
        in.integer("resulttypmod"),
        in.unsigned("resultcollid"),
        CoercionForm.of(in.integer("relabelformat")),
        in.location("location"));
  }

  private static RenameStmt readRenameStmt(TreeScanner in) {
    return new RenameStmt(
        ObjectType.of(in.integer("renameType")),
        ObjectType.of(in.integer("relationType")),
        in.node("relation", RangeVar.class),
        in.node("object", Node.class),
        in.string("subname"),
        in.requiredString("newname"),
        DropBehavior.of(in.integer("behavior")),
        in.bool("missing_ok"));
  }

  private static ReplicaIdentityStmt readReplicaIdentityStmt(TreeScanner in) {
    return new ReplicaIdentityStmt(in.character("identity_type"), in.string("name"));
  }

  private static ResTarget readResTarget(TreeScanner in) {
    return new ResTarget(
        in.string("name"),
        in.nodes("indirection", Node.class),
        in.node("val", Expr.class),
        in.location("location"));
  }

  private static ReturnStmt readReturnStmt(TreeScanner in) {
    return new ReturnStmt(in.requiredNode("returnval", Expr.class));
  }

  private static RoleSpec readRoleSpec(TreeScanner in) {
    return new RoleSpec(
        RoleSpecType.of(in.integer("roletype")), in.string("rolename"), in.location("location"));
  }

  private static RowCompareExpr readRowCompareExpr(TreeScanner in) {
    return new RowCompareExpr(
        RowCompareType.of(in.integer("rctype")),
        in.oids("opnos"),
        in.oids("opfamilies"),
        in.oids("inputcollids"),
        in.nodes("largs", Expr.class),
        in.nodes("rargs", Expr.class));
  }

  private static RowExpr readRowExpr(TreeScanner in) {
    return new RowExpr(
        in.nodes("args", Expr.class),
        in.unsigned("row_typeid"),
        CoercionForm.of(in.integer("row_format")),
        in.strings("colnames"),
        in.location("location"));
  }

  private static RowMarkClause readRowMarkClause(TreeScanner in) {
    return new RowMarkClause(
        in.unsigned("rti"),
        LockClauseStrength.of(in.integer("strength")),
        LockWaitPolicy.of(in.integer("waitPolicy")),
        in.bool("pushedDown"));
  }

  private static RuleStmt readRuleStmt(TreeScanner in) {
    return new RuleStmt(
        in.requiredNode("relation", RangeVar.class),
        in.requiredString("rulename"),
        in.node("whereClause", Expr.class),
        CmdType.of(in.integer("event")),
        in.bool("instead"),
        in.nodes("actions", Statement.class),
        in.bool("replace"));
  }

  private static SQLValueFunction readSQLValueFunction(TreeScanner in) {
    return new SQLValueFunction(
        SQLValueFunctionOp.of(in.integer("op")),
        in.unsigned("type"),
        in.integer("typmod"),
        in.location("location"));
  }

  private static ScalarArrayOpExpr readScalarArrayOpExpr(TreeScanner in) {
    return new ScalarArrayOpExpr(
        in.unsigned("opno"),
        in.unsigned("opfuncid"),
        in.unsigned("hashfuncid"),
        in.unsigned("negfuncid"),
        in.bool("useOr"),
        in.unsigned("inputcollid"),
        in.nodes("args", Expr.class),
        in.location("location"));
  }

  private static SecLabelStmt readSecLabelStmt(TreeScanner in) {
    return new SecLabelStmt(
        ObjectType.of(in.integer("objtype")),
        in.requiredNode("object", Node.class),
        in.string("provider"),
        in.string("label"));
  }

  private static SelectStmt readSelectStmt(TreeScanner in) {
    return new SelectStmt(
        in.nullableNodes("distinctClause", Expr.class),
        in.node("intoClause", IntoClause.class),
        in.nodes("targetList", ResTarget.class),
        in.nodes("fromClause", FromItem.class),
        in.node("whereClause", Expr.class),
        in.nodes("groupClause", Node.class),
        in.bool("groupDistinct"),
        in.node("havingClause", Expr.class),
        in.nodes("windowClause", WindowDef.class),
        in.nodeLists("valuesLists", Expr.class),
        in.nodes("sortClause", SortBy.class),
        in.node("limitOffset", Expr.class),
        in.node("limitCount", Expr.class),
        LimitOption.of(in.integer("limitOption")),
        in.nodes("lockingClause", LockingClause.class),
        in.node("withClause", WithClause.class),
        SetOperation.of(in.integer("op")),
        in.bool("all"),
        in.node("larg", SelectStmt.class),
        in.node("rarg", SelectStmt.class));
  }

  private static SetOperationStmt readSetOperationStmt(TreeScanner in) {
    return new SetOperationStmt(
        SetOperation.of(in.integer("op")),
        in.bool("all"),
        in.requiredNode("larg", SetOperationTree.class),
        in.requiredNode("rarg", SetOperationTree.class),
        in.oids("colTypes"),
        in.ints("colTypmods"),
        in.oids("colCollations"),
        in.nodes("groupClauses", SortGroupClause.class));
  }

  private static SetToDefault readSetToDefault(TreeScanner in) {
    return new SetToDefault(
        in.unsigned("typeId"),
        in.integer("typeMod"),
        in.unsigned("collation"),
        in.location("location"));
  }

  private static SinglePartitionSpec readSinglePartitionSpec(TreeScanner in) {
    return new SinglePartitionSpec();
  }

  private static SortBy readSortBy(TreeScanner in) {
    return new SortBy(
        in.requiredNode("node", Expr.class),
        SortByDir.of(in.integer("sortby_dir")),
        SortByNulls.of(in.integer("sortby_nulls")),
        in.strings("useOp"),
        in.location("location"));
  }

  private static SortGroupClause readSortGroupClause(TreeScanner in) {
    return new SortGroupClause(
        in.unsigned("tleSortGroupRef"),
        in.unsigned("eqop"),
        in.unsigned("sortop"),
        in.bool("nulls_first"),
        in.bool("hashable"));
  }

  private static StatsElem readStatsElem(TreeScanner in) {
    return new StatsElem(in.string("name"), in.node("expr", Expr.class));
  }

  private static SubLink readSubLink(TreeScanner in) {
    return new SubLink(
        SubLinkType.of(in.integer("subLinkType")),
        in.integer("subLinkId"),
        in.node("testexpr", Expr.class),
        in.strings("operName"),
        in.requiredNode("subselect", Node.class),
        in.location("location"));
  }

  private static SubPlan readSubPlan(TreeScanner in) {
    return new SubPlan(
        SubLinkType.of(in.integer("subLinkType")),
        in.node("testexpr", Expr.class),
        in.ints("paramIds"),
        in.integer("plan_id"),
        in.string("plan_name"),
        in.unsigned("firstColType"),
        in.integer("firstColTypmod"),
        in.unsigned("firstColCollation"),
        in.bool("useHashTable"),
        in.bool("unknownEqFalse"),
        in.bool("parallel_safe"),
        in.ints("setParam"),
        in.ints("parParam"),
        in.nodes("args", Expr.class),
        in.real("startup_cost"),
        in.real("per_call_cost"));
  }

  private static SubscriptingRef readSubscriptingRef(TreeScanner in) {
    return new SubscriptingRef(
        in.unsigned("refcontainertype"),
        in.unsigned("refelemtype"),
        in.unsigned("refrestype"),
        in.integer("reftypmod"),
        in.unsigned("refcollid"),
        in.nullableNodes("refupperindexpr", Expr.class),
        in.nullableNodes("reflowerindexpr", Expr.class),
        in.requiredNode("refexpr", Expr.class),
        in.node("refassgnexpr", Expr.class));
  }

  private static TableFunc readTableFunc(TreeScanner in) {
    return new TableFunc(
        TableFuncType.of(in.integer("functype")),
        in.nodes("ns_uris", Expr.class),
        in.nullableStrings("ns_names"),
        in.node("docexpr", Expr.class),
        in.node("rowexpr", Expr.class),
        in.strings("colnames"),
        in.oids("coltypes"),
        in.ints("coltypmods"),
        in.oids("colcollations"),
        in.nullableNodes("colexprs", Expr.class),
        in.nullableNodes("coldefexprs", Expr.class),
        in.nullableNodes("colvalexprs", Expr.class),
        in.nodes("passingvalexprs", Expr.class),
        in.bits("notnulls"),
        in.node("plan", JsonTablePlan.class),
        in.integer("ordinalitycol"),
        in.location("location"));
  }

  private static TableLikeClause readTableLikeClause(TreeScanner in) {
    return new TableLikeClause(
        in.requiredNode("relation", RangeVar.class),
        in.unsigned("options"),
        in.unsigned("relationOid"));
  }

  private static TableSampleClause readTableSampleClause(TreeScanner in) {
    return new TableSampleClause(
        in.unsigned("tsmhandler"), in.nodes("args", Expr.class), in.node("repeatable", Expr.class));
  }

  private static TargetEntry readTargetEntry(TreeScanner in) {
    return new TargetEntry(
        in.requiredNode("expr", Expr.class),
        in.integer("resno"),
        in.string("resname"),
        in.unsigned("ressortgroupref"),
        in.unsigned("resorigtbl"),
        in.integer("resorigcol"),
        in.bool("resjunk"));
  }

  private static TransactionStmt readTransactionStmt(TreeScanner in) {
    return new TransactionStmt(
        TransactionStmtKind.of(in.integer("kind")),
        in.nodes("options", DefElem.class),
        in.string("savepoint_name"),
        in.string("gid"),
        in.bool("chain"),
        in.location("location"));
  }

  private static TriggerTransition readTriggerTransition(TreeScanner in) {
    return new TriggerTransition(in.string("name"), in.bool("isNew"), in.bool("isTable"));
  }

  private static TruncateStmt readTruncateStmt(TreeScanner in) {
    return new TruncateStmt(
        in.nodes("relations", RangeVar.class),
        in.bool("restart_seqs"),
        DropBehavior.of(in.integer("behavior")));
  }

  private static TypeCast readTypeCast(TreeScanner in) {
    return new TypeCast(
        in.requiredNode("arg", Expr.class),
        in.requiredNode("typeName", TypeName.class),
        in.location("location"));
  }

  private static TypeName readTypeName(TreeScanner in) {
    return new TypeName(
        in.strings("names"),
        in.unsigned("typeOid"),
        in.bool("setof"),
        in.bool("pct_type"),
        in.nodes("typmods", Expr.class),
        in.integer("typemod"),
        in.nodes("arrayBounds", IntegerNode.class),
        in.location("location"));
  }

  private static UnlistenStmt readUnlistenStmt(TreeScanner in) {
    return new UnlistenStmt(in.string("conditionname"));
  }

  private static UpdateStmt readUpdateStmt(TreeScanner in) {
    return new UpdateStmt(
        in.requiredNode("relation", RangeVar.class),
        in.nodes("targetList", ResTarget.class),
        in.node("whereClause", Expr.class),
        in.nodes("fromClause", FromItem.class),
        in.nodes("returningList", ResTarget.class),
        in.node("withClause", WithClause.class));
  }

  private static VacuumRelation readVacuumRelation(TreeScanner in) {
    return new VacuumRelation(
        in.node("relation", RangeVar.class), in.unsigned("oid"), in.strings("va_cols"));
  }

  private static VacuumStmt readVacuumStmt(TreeScanner in) {
    return new VacuumStmt(
        in.nodes("options", DefElem.class),
        in.nodes("rels", VacuumRelation.class),
        in.bool("is_vacuumcmd"));
  }

  private static Var readVar(TreeScanner in) {
    return new Var(
        in.integer("varno"),
        in.integer("varattno"),
        in.unsigned("vartype"),
        in.integer("vartypmod"),
        in.unsigned("varcollid"),
        in.bits("varnullingrels"),
        in.unsigned("varlevelsup"),
        in.unsigned("varnosyn"),
        in.integer("varattnosyn"),
        in.location("location"));
  }

  private static VariableSetStmt readVariableSetStmt(TreeScanner in) {
    return new VariableSetStmt(
        VariableSetKind.of(in.integer("kind")),
        in.string("name"),
        in.nodes("args", Node.class),
        in.bool("is_local"));
  }

  private static VariableShowStmt readVariableShowStmt(TreeScanner in) {
    return new VariableShowStmt(in.requiredString("name"));
  }

  private static ViewStmt readViewStmt(TreeScanner in) {
    return new ViewStmt(
        in.requiredNode("view", RangeVar.class),
        in.strings("aliases"),
        in.requiredNode("query", Statement.class),
        in.bool("replace"),
        in.nodes("options", DefElem.class),
        ViewCheckOption.of(in.integer("withCheckOption")));
  }

  private static WindowClause readWindowClause(TreeScanner in) {
    return new WindowClause(
        in.string("name"),
        in.string("refname"),
        in.nodes("partitionClause", SortGroupClause.class),
        in.nodes("orderClause", SortGroupClause.class),
        in.integer("frameOptions"),
        in.node("startOffset", Expr.class),
        in.node("endOffset", Expr.class),
        in.unsigned("startInRangeFunc"),
        in.unsigned("endInRangeFunc"),
        in.unsigned("inRangeColl"),
        in.bool("inRangeAsc"),
        in.bool("inRangeNullsFirst"),
        in.unsigned("winref"),
        in.bool("copiedOrder"));
  }

  private static WindowDef readWindowDef(TreeScanner in) {
    return new WindowDef(
        in.string("name"),
        in.string("refname"),
        in.nodes("partitionClause", Expr.class),
        in.nodes("orderClause", SortBy.class),
        in.integer("frameOptions"),
        in.node("startOffset", Expr.class),
        in.node("endOffset", Expr.class),
        in.location("location"));
  }

  private static WindowFunc readWindowFunc(TreeScanner in) {
    return new WindowFunc(
        in.unsigned("winfnoid"),
        in.unsigned("wintype"),
        in.unsigned("wincollid"),
        in.unsigned("inputcollid"),
        in.nodes("args", Expr.class),
        in.node("aggfilter", Expr.class),
        in.nodes("runCondition", Node.class),
        in.unsigned("winref"),
        in.bool("winstar"),
        in.bool("winagg"),
        in.location("location"));
  }

  private static WindowFuncRunCondition readWindowFuncRunCondition(TreeScanner in) {
    return new WindowFuncRunCondition(
        in.unsigned("opno"),
        in.unsigned("inputcollid"),
        in.bool("wfunc_left"),
        in.requiredNode("arg", Expr.class));
  }

  private static WithCheckOption readWithCheckOption(TreeScanner in) {
    return new WithCheckOption(
        WCOKind.of(in.integer("kind")),
        in.string("relname"),
        in.string("polname"),
        in.node("qual", Expr.class),
        in.bool("cascaded"));
  }

  private static WithClause readWithClause(TreeScanner in) {
    return new WithClause(
        in.nodes("ctes", CommonTableExpr.class), in.bool("recursive"), in.location("location"));
  }

  private static XmlExpr readXmlExpr(TreeScanner in) {
    return new XmlExpr(
        XmlExprOp.of(in.integer("op")),
        in.string("name"),
        in.nodes("named_args", Node.class),
        in.strings("arg_names"),
        in.nodes("args", Expr.class),
        XmlOptionType.of(in.integer("xmloption")),
        in.bool("indent"),
        in.unsigned("type"),
        in.integer("typmod"),
        in.location("location"));
  }

  private static XmlSerialize readXmlSerialize(TreeScanner in) {
    return new XmlSerialize(
        XmlOptionType.of(in.integer("xmloption")),
        in.requiredNode("expr", Expr.class),
        in.requiredNode("typeName", TypeName.class),
        in.bool("indent"),
        in.location("location"));
  }
}
