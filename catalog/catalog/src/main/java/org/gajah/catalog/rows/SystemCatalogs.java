package org.gajah.catalog.rows;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogTable;

/// The system catalogs of PostgreSQL 17 with their indexes.
@Generated("CatalogFactsTest")
public final class SystemCatalogs {
  private static final Map<CatalogTable<?>, List<CatalogIndex<?>>> INDEXES =
      Map.ofEntries(
          Map.entry(PgAggregate.TABLE, List.of(PgAggregate.FNOID_INDEX)),
          Map.entry(PgAm.TABLE, List.of(PgAm.NAME_INDEX, PgAm.OID_INDEX)),
          Map.entry(
              PgAmop.TABLE,
              List.of(PgAmop.FAM_STRAT_INDEX, PgAmop.OPR_FAM_INDEX, PgAmop.OID_INDEX)),
          Map.entry(PgAmproc.TABLE, List.of(PgAmproc.FAM_PROC_INDEX, PgAmproc.OID_INDEX)),
          Map.entry(PgAttrdef.TABLE, List.of(PgAttrdef.ADRELID_ADNUM_INDEX, PgAttrdef.OID_INDEX)),
          Map.entry(
              PgAttribute.TABLE,
              List.of(PgAttribute.RELID_ATTNAM_INDEX, PgAttribute.RELID_ATTNUM_INDEX)),
          Map.entry(
              PgAuthMembers.TABLE,
              List.of(
                  PgAuthMembers.ROLE_MEMBER_INDEX,
                  PgAuthMembers.MEMBER_ROLE_INDEX,
                  PgAuthMembers.GRANTOR_INDEX,
                  PgAuthMembers.OID_INDEX)),
          Map.entry(PgAuthid.TABLE, List.of(PgAuthid.ROLNAME_INDEX, PgAuthid.OID_INDEX)),
          Map.entry(PgCast.TABLE, List.of(PgCast.OID_INDEX, PgCast.SOURCE_TARGET_INDEX)),
          Map.entry(
              PgClass.TABLE,
              List.of(
                  PgClass.OID_INDEX, PgClass.RELNAME_NSP_INDEX, PgClass.TBLSPC_RELFILENODE_INDEX)),
          Map.entry(
              PgCollation.TABLE, List.of(PgCollation.OID_INDEX, PgCollation.NAME_ENC_NSP_INDEX)),
          Map.entry(
              PgConstraint.TABLE,
              List.of(
                  PgConstraint.CONPARENTID_INDEX,
                  PgConstraint.CONNAME_NSP_INDEX,
                  PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX,
                  PgConstraint.CONTYPID_INDEX,
                  PgConstraint.OID_INDEX)),
          Map.entry(
              PgConversion.TABLE,
              List.of(
                  PgConversion.DEFAULT_INDEX, PgConversion.NAME_NSP_INDEX, PgConversion.OID_INDEX)),
          Map.entry(PgDatabase.TABLE, List.of(PgDatabase.DATNAME_INDEX, PgDatabase.OID_INDEX)),
          Map.entry(PgDbRoleSetting.TABLE, List.of(PgDbRoleSetting.DATABASEID_ROL_INDEX)),
          Map.entry(
              PgDefaultAcl.TABLE, List.of(PgDefaultAcl.ROLE_NSP_OBJ_INDEX, PgDefaultAcl.OID_INDEX)),
          Map.entry(PgDepend.TABLE, List.of(PgDepend.DEPENDER_INDEX, PgDepend.REFERENCE_INDEX)),
          Map.entry(PgDescription.TABLE, List.of(PgDescription.O_C_O_INDEX)),
          Map.entry(
              PgEnum.TABLE,
              List.of(PgEnum.OID_INDEX, PgEnum.TYPID_LABEL_INDEX, PgEnum.TYPID_SORTORDER_INDEX)),
          Map.entry(
              PgEventTrigger.TABLE,
              List.of(PgEventTrigger.EVTNAME_INDEX, PgEventTrigger.OID_INDEX)),
          Map.entry(PgExtension.TABLE, List.of(PgExtension.OID_INDEX, PgExtension.NAME_INDEX)),
          Map.entry(
              PgForeignDataWrapper.TABLE,
              List.of(PgForeignDataWrapper.OID_INDEX, PgForeignDataWrapper.NAME_INDEX)),
          Map.entry(
              PgForeignServer.TABLE,
              List.of(PgForeignServer.OID_INDEX, PgForeignServer.NAME_INDEX)),
          Map.entry(PgForeignTable.TABLE, List.of(PgForeignTable.RELID_INDEX)),
          Map.entry(PgIndex.TABLE, List.of(PgIndex.INDRELID_INDEX, PgIndex.INDEXRELID_INDEX)),
          Map.entry(
              PgInherits.TABLE, List.of(PgInherits.PARENT_INDEX, PgInherits.RELID_SEQNO_INDEX)),
          Map.entry(PgInitPrivs.TABLE, List.of(PgInitPrivs.O_C_O_INDEX)),
          Map.entry(PgLanguage.TABLE, List.of(PgLanguage.NAME_INDEX, PgLanguage.OID_INDEX)),
          Map.entry(PgLargeobject.TABLE, List.of(PgLargeobject.LOID_PN_INDEX)),
          Map.entry(PgLargeobjectMetadata.TABLE, List.of(PgLargeobjectMetadata.OID_INDEX)),
          Map.entry(PgNamespace.TABLE, List.of(PgNamespace.NSPNAME_INDEX, PgNamespace.OID_INDEX)),
          Map.entry(PgOpclass.TABLE, List.of(PgOpclass.AM_NAME_NSP_INDEX, PgOpclass.OID_INDEX)),
          Map.entry(
              PgOperator.TABLE, List.of(PgOperator.OID_INDEX, PgOperator.OPRNAME_L_R_N_INDEX)),
          Map.entry(PgOpfamily.TABLE, List.of(PgOpfamily.AM_NAME_NSP_INDEX, PgOpfamily.OID_INDEX)),
          Map.entry(
              PgParameterAcl.TABLE,
              List.of(PgParameterAcl.PARNAME_INDEX, PgParameterAcl.OID_INDEX)),
          Map.entry(PgPartitionedTable.TABLE, List.of(PgPartitionedTable.PARTRELID_INDEX)),
          Map.entry(PgPolicy.TABLE, List.of(PgPolicy.OID_INDEX, PgPolicy.POLRELID_POLNAME_INDEX)),
          Map.entry(PgProc.TABLE, List.of(PgProc.OID_INDEX, PgProc.PRONAME_ARGS_NSP_INDEX)),
          Map.entry(
              PgPublication.TABLE, List.of(PgPublication.OID_INDEX, PgPublication.PUBNAME_INDEX)),
          Map.entry(
              PgPublicationNamespace.TABLE,
              List.of(
                  PgPublicationNamespace.OID_INDEX, PgPublicationNamespace.PNNSPID_PNPUBID_INDEX)),
          Map.entry(
              PgPublicationRel.TABLE,
              List.of(
                  PgPublicationRel.OID_INDEX,
                  PgPublicationRel.PRRELID_PRPUBID_INDEX,
                  PgPublicationRel.PRPUBID_INDEX)),
          Map.entry(PgRange.TABLE, List.of(PgRange.RNGMULTITYPID_INDEX, PgRange.RNGTYPID_INDEX)),
          Map.entry(
              PgReplicationOrigin.TABLE,
              List.of(PgReplicationOrigin.ROIIDENT_INDEX, PgReplicationOrigin.RONAME_INDEX)),
          Map.entry(PgRewrite.TABLE, List.of(PgRewrite.OID_INDEX, PgRewrite.REL_RULENAME_INDEX)),
          Map.entry(PgSeclabel.TABLE, List.of(PgSeclabel.OBJECT_INDEX)),
          Map.entry(PgSequence.TABLE, List.of(PgSequence.SEQRELID_INDEX)),
          Map.entry(
              PgShdepend.TABLE, List.of(PgShdepend.DEPENDER_INDEX, PgShdepend.REFERENCE_INDEX)),
          Map.entry(PgShdescription.TABLE, List.of(PgShdescription.O_C_INDEX)),
          Map.entry(PgShseclabel.TABLE, List.of(PgShseclabel.OBJECT_INDEX)),
          Map.entry(PgStatistic.TABLE, List.of(PgStatistic.RELID_ATT_INH_INDEX)),
          Map.entry(
              PgStatisticExt.TABLE,
              List.of(
                  PgStatisticExt.RELID_INDEX, PgStatisticExt.OID_INDEX, PgStatisticExt.NAME_INDEX)),
          Map.entry(PgStatisticExtData.TABLE, List.of(PgStatisticExtData.STXOID_INH_INDEX)),
          Map.entry(
              PgSubscription.TABLE,
              List.of(PgSubscription.OID_INDEX, PgSubscription.SUBNAME_INDEX)),
          Map.entry(PgSubscriptionRel.TABLE, List.of(PgSubscriptionRel.SRRELID_SRSUBID_INDEX)),
          Map.entry(
              PgTablespace.TABLE, List.of(PgTablespace.OID_INDEX, PgTablespace.SPCNAME_INDEX)),
          Map.entry(PgTransform.TABLE, List.of(PgTransform.OID_INDEX, PgTransform.TYPE_LANG_INDEX)),
          Map.entry(
              PgTrigger.TABLE,
              List.of(
                  PgTrigger.TGCONSTRAINT_INDEX,
                  PgTrigger.TGRELID_TGNAME_INDEX,
                  PgTrigger.OID_INDEX)),
          Map.entry(PgTsConfig.TABLE, List.of(PgTsConfig.CFGNAME_INDEX, PgTsConfig.OID_INDEX)),
          Map.entry(PgTsConfigMap.TABLE, List.of(PgTsConfigMap.INDEX)),
          Map.entry(PgTsDict.TABLE, List.of(PgTsDict.DICTNAME_INDEX, PgTsDict.OID_INDEX)),
          Map.entry(PgTsParser.TABLE, List.of(PgTsParser.PRSNAME_INDEX, PgTsParser.OID_INDEX)),
          Map.entry(
              PgTsTemplate.TABLE, List.of(PgTsTemplate.TMPLNAME_INDEX, PgTsTemplate.OID_INDEX)),
          Map.entry(PgType.TABLE, List.of(PgType.OID_INDEX, PgType.TYPNAME_NSP_INDEX)),
          Map.entry(
              PgUserMapping.TABLE,
              List.of(PgUserMapping.OID_INDEX, PgUserMapping.USER_SERVER_INDEX)));

  /// All of them, by name.
  public static final List<CatalogTable<?>> ALL =
      List.of(
          PgAggregate.TABLE,
          PgAm.TABLE,
          PgAmop.TABLE,
          PgAmproc.TABLE,
          PgAttrdef.TABLE,
          PgAttribute.TABLE,
          PgAuthMembers.TABLE,
          PgAuthid.TABLE,
          PgCast.TABLE,
          PgClass.TABLE,
          PgCollation.TABLE,
          PgConstraint.TABLE,
          PgConversion.TABLE,
          PgDatabase.TABLE,
          PgDbRoleSetting.TABLE,
          PgDefaultAcl.TABLE,
          PgDepend.TABLE,
          PgDescription.TABLE,
          PgEnum.TABLE,
          PgEventTrigger.TABLE,
          PgExtension.TABLE,
          PgForeignDataWrapper.TABLE,
          PgForeignServer.TABLE,
          PgForeignTable.TABLE,
          PgIndex.TABLE,
          PgInherits.TABLE,
          PgInitPrivs.TABLE,
          PgLanguage.TABLE,
          PgLargeobject.TABLE,
          PgLargeobjectMetadata.TABLE,
          PgNamespace.TABLE,
          PgOpclass.TABLE,
          PgOperator.TABLE,
          PgOpfamily.TABLE,
          PgParameterAcl.TABLE,
          PgPartitionedTable.TABLE,
          PgPolicy.TABLE,
          PgProc.TABLE,
          PgPublication.TABLE,
          PgPublicationNamespace.TABLE,
          PgPublicationRel.TABLE,
          PgRange.TABLE,
          PgReplicationOrigin.TABLE,
          PgRewrite.TABLE,
          PgSeclabel.TABLE,
          PgSequence.TABLE,
          PgShdepend.TABLE,
          PgShdescription.TABLE,
          PgShseclabel.TABLE,
          PgStatistic.TABLE,
          PgStatisticExt.TABLE,
          PgStatisticExtData.TABLE,
          PgSubscription.TABLE,
          PgSubscriptionRel.TABLE,
          PgTablespace.TABLE,
          PgTransform.TABLE,
          PgTrigger.TABLE,
          PgTsConfig.TABLE,
          PgTsConfigMap.TABLE,
          PgTsDict.TABLE,
          PgTsParser.TABLE,
          PgTsTemplate.TABLE,
          PgType.TABLE,
          PgUserMapping.TABLE);

  private SystemCatalogs() {}

  /// The indexes of a catalog.
  public static List<CatalogIndex<?>> indexes(CatalogTable<?> table) {
    return INDEXES.getOrDefault(table, List.of());
  }
}
