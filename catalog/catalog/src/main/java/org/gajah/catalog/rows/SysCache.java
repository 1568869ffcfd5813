package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.CacheId;

/// The system caches of PostgreSQL 17.
@Generated("CatalogFactsTest")
public final class SysCache {
  public static final CacheId<PgAggregate> AGGFNOID =
      new CacheId<>(0, "AGGFNOID", PgAggregate.FNOID_INDEX);

  public static final CacheId<PgAm> AMNAME = new CacheId<>(1, "AMNAME", PgAm.NAME_INDEX);

  public static final CacheId<PgAm> AMOID = new CacheId<>(2, "AMOID", PgAm.OID_INDEX);

  public static final CacheId<PgAmop> AMOPOPID = new CacheId<>(3, "AMOPOPID", PgAmop.OPR_FAM_INDEX);

  public static final CacheId<PgAmop> AMOPSTRATEGY =
      new CacheId<>(4, "AMOPSTRATEGY", PgAmop.FAM_STRAT_INDEX);

  public static final CacheId<PgAmproc> AMPROCNUM =
      new CacheId<>(5, "AMPROCNUM", PgAmproc.FAM_PROC_INDEX);

  public static final CacheId<PgAttribute> ATTNAME =
      new CacheId<>(6, "ATTNAME", PgAttribute.RELID_ATTNAM_INDEX);

  public static final CacheId<PgAttribute> ATTNUM =
      new CacheId<>(7, "ATTNUM", PgAttribute.RELID_ATTNUM_INDEX);

  public static final CacheId<PgAuthMembers> AUTHMEMMEMROLE =
      new CacheId<>(8, "AUTHMEMMEMROLE", PgAuthMembers.MEMBER_ROLE_INDEX);

  public static final CacheId<PgAuthMembers> AUTHMEMROLEMEM =
      new CacheId<>(9, "AUTHMEMROLEMEM", PgAuthMembers.ROLE_MEMBER_INDEX);

  public static final CacheId<PgAuthid> AUTHNAME =
      new CacheId<>(10, "AUTHNAME", PgAuthid.ROLNAME_INDEX);

  public static final CacheId<PgAuthid> AUTHOID = new CacheId<>(11, "AUTHOID", PgAuthid.OID_INDEX);

  public static final CacheId<PgCast> CASTSOURCETARGET =
      new CacheId<>(12, "CASTSOURCETARGET", PgCast.SOURCE_TARGET_INDEX);

  public static final CacheId<PgOpclass> CLAAMNAMENSP =
      new CacheId<>(13, "CLAAMNAMENSP", PgOpclass.AM_NAME_NSP_INDEX);

  public static final CacheId<PgOpclass> CLAOID = new CacheId<>(14, "CLAOID", PgOpclass.OID_INDEX);

  public static final CacheId<PgCollation> COLLNAMEENCNSP =
      new CacheId<>(15, "COLLNAMEENCNSP", PgCollation.NAME_ENC_NSP_INDEX);

  public static final CacheId<PgCollation> COLLOID =
      new CacheId<>(16, "COLLOID", PgCollation.OID_INDEX);

  public static final CacheId<PgConversion> CONDEFAULT =
      new CacheId<>(17, "CONDEFAULT", PgConversion.DEFAULT_INDEX);

  public static final CacheId<PgConversion> CONNAMENSP =
      new CacheId<>(18, "CONNAMENSP", PgConversion.NAME_NSP_INDEX);

  public static final CacheId<PgConstraint> CONSTROID =
      new CacheId<>(19, "CONSTROID", PgConstraint.OID_INDEX);

  public static final CacheId<PgConversion> CONVOID =
      new CacheId<>(20, "CONVOID", PgConversion.OID_INDEX);

  public static final CacheId<PgDatabase> DATABASEOID =
      new CacheId<>(21, "DATABASEOID", PgDatabase.OID_INDEX);

  public static final CacheId<PgDefaultAcl> DEFACLROLENSPOBJ =
      new CacheId<>(22, "DEFACLROLENSPOBJ", PgDefaultAcl.ROLE_NSP_OBJ_INDEX);

  public static final CacheId<PgEnum> ENUMOID = new CacheId<>(23, "ENUMOID", PgEnum.OID_INDEX);

  public static final CacheId<PgEnum> ENUMTYPOIDNAME =
      new CacheId<>(24, "ENUMTYPOIDNAME", PgEnum.TYPID_LABEL_INDEX);

  public static final CacheId<PgEventTrigger> EVENTTRIGGERNAME =
      new CacheId<>(25, "EVENTTRIGGERNAME", PgEventTrigger.EVTNAME_INDEX);

  public static final CacheId<PgEventTrigger> EVENTTRIGGEROID =
      new CacheId<>(26, "EVENTTRIGGEROID", PgEventTrigger.OID_INDEX);

  public static final CacheId<PgForeignDataWrapper> FOREIGNDATAWRAPPERNAME =
      new CacheId<>(27, "FOREIGNDATAWRAPPERNAME", PgForeignDataWrapper.NAME_INDEX);

  public static final CacheId<PgForeignDataWrapper> FOREIGNDATAWRAPPEROID =
      new CacheId<>(28, "FOREIGNDATAWRAPPEROID", PgForeignDataWrapper.OID_INDEX);

  public static final CacheId<PgForeignServer> FOREIGNSERVERNAME =
      new CacheId<>(29, "FOREIGNSERVERNAME", PgForeignServer.NAME_INDEX);

  public static final CacheId<PgForeignServer> FOREIGNSERVEROID =
      new CacheId<>(30, "FOREIGNSERVEROID", PgForeignServer.OID_INDEX);

  public static final CacheId<PgForeignTable> FOREIGNTABLEREL =
      new CacheId<>(31, "FOREIGNTABLEREL", PgForeignTable.RELID_INDEX);

  public static final CacheId<PgIndex> INDEXRELID =
      new CacheId<>(32, "INDEXRELID", PgIndex.INDEXRELID_INDEX);

  public static final CacheId<PgLanguage> LANGNAME =
      new CacheId<>(33, "LANGNAME", PgLanguage.NAME_INDEX);

  public static final CacheId<PgLanguage> LANGOID =
      new CacheId<>(34, "LANGOID", PgLanguage.OID_INDEX);

  public static final CacheId<PgNamespace> NAMESPACENAME =
      new CacheId<>(35, "NAMESPACENAME", PgNamespace.NSPNAME_INDEX);

  public static final CacheId<PgNamespace> NAMESPACEOID =
      new CacheId<>(36, "NAMESPACEOID", PgNamespace.OID_INDEX);

  public static final CacheId<PgOperator> OPERNAMENSP =
      new CacheId<>(37, "OPERNAMENSP", PgOperator.OPRNAME_L_R_N_INDEX);

  public static final CacheId<PgOperator> OPEROID =
      new CacheId<>(38, "OPEROID", PgOperator.OID_INDEX);

  public static final CacheId<PgOpfamily> OPFAMILYAMNAMENSP =
      new CacheId<>(39, "OPFAMILYAMNAMENSP", PgOpfamily.AM_NAME_NSP_INDEX);

  public static final CacheId<PgOpfamily> OPFAMILYOID =
      new CacheId<>(40, "OPFAMILYOID", PgOpfamily.OID_INDEX);

  public static final CacheId<PgParameterAcl> PARAMETERACLNAME =
      new CacheId<>(41, "PARAMETERACLNAME", PgParameterAcl.PARNAME_INDEX);

  public static final CacheId<PgParameterAcl> PARAMETERACLOID =
      new CacheId<>(42, "PARAMETERACLOID", PgParameterAcl.OID_INDEX);

  public static final CacheId<PgPartitionedTable> PARTRELID =
      new CacheId<>(43, "PARTRELID", PgPartitionedTable.PARTRELID_INDEX);

  public static final CacheId<PgProc> PROCNAMEARGSNSP =
      new CacheId<>(44, "PROCNAMEARGSNSP", PgProc.PRONAME_ARGS_NSP_INDEX);

  public static final CacheId<PgProc> PROCOID = new CacheId<>(45, "PROCOID", PgProc.OID_INDEX);

  public static final CacheId<PgPublication> PUBLICATIONNAME =
      new CacheId<>(46, "PUBLICATIONNAME", PgPublication.PUBNAME_INDEX);

  public static final CacheId<PgPublicationNamespace> PUBLICATIONNAMESPACE =
      new CacheId<>(47, "PUBLICATIONNAMESPACE", PgPublicationNamespace.OID_INDEX);

  public static final CacheId<PgPublicationNamespace> PUBLICATIONNAMESPACEMAP =
      new CacheId<>(48, "PUBLICATIONNAMESPACEMAP", PgPublicationNamespace.PNNSPID_PNPUBID_INDEX);

  public static final CacheId<PgPublication> PUBLICATIONOID =
      new CacheId<>(49, "PUBLICATIONOID", PgPublication.OID_INDEX);

  public static final CacheId<PgPublicationRel> PUBLICATIONREL =
      new CacheId<>(50, "PUBLICATIONREL", PgPublicationRel.OID_INDEX);

  public static final CacheId<PgPublicationRel> PUBLICATIONRELMAP =
      new CacheId<>(51, "PUBLICATIONRELMAP", PgPublicationRel.PRRELID_PRPUBID_INDEX);

  public static final CacheId<PgRange> RANGEMULTIRANGE =
      new CacheId<>(52, "RANGEMULTIRANGE", PgRange.RNGMULTITYPID_INDEX);

  public static final CacheId<PgRange> RANGETYPE =
      new CacheId<>(53, "RANGETYPE", PgRange.RNGTYPID_INDEX);

  public static final CacheId<PgClass> RELNAMENSP =
      new CacheId<>(54, "RELNAMENSP", PgClass.RELNAME_NSP_INDEX);

  public static final CacheId<PgClass> RELOID = new CacheId<>(55, "RELOID", PgClass.OID_INDEX);

  public static final CacheId<PgReplicationOrigin> REPLORIGIDENT =
      new CacheId<>(56, "REPLORIGIDENT", PgReplicationOrigin.ROIIDENT_INDEX);

  public static final CacheId<PgReplicationOrigin> REPLORIGNAME =
      new CacheId<>(57, "REPLORIGNAME", PgReplicationOrigin.RONAME_INDEX);

  public static final CacheId<PgRewrite> RULERELNAME =
      new CacheId<>(58, "RULERELNAME", PgRewrite.REL_RULENAME_INDEX);

  public static final CacheId<PgSequence> SEQRELID =
      new CacheId<>(59, "SEQRELID", PgSequence.SEQRELID_INDEX);

  public static final CacheId<PgStatisticExtData> STATEXTDATASTXOID =
      new CacheId<>(60, "STATEXTDATASTXOID", PgStatisticExtData.STXOID_INH_INDEX);

  public static final CacheId<PgStatisticExt> STATEXTNAMENSP =
      new CacheId<>(61, "STATEXTNAMENSP", PgStatisticExt.NAME_INDEX);

  public static final CacheId<PgStatisticExt> STATEXTOID =
      new CacheId<>(62, "STATEXTOID", PgStatisticExt.OID_INDEX);

  public static final CacheId<PgStatistic> STATRELATTINH =
      new CacheId<>(63, "STATRELATTINH", PgStatistic.RELID_ATT_INH_INDEX);

  public static final CacheId<PgSubscription> SUBSCRIPTIONNAME =
      new CacheId<>(64, "SUBSCRIPTIONNAME", PgSubscription.SUBNAME_INDEX);

  public static final CacheId<PgSubscription> SUBSCRIPTIONOID =
      new CacheId<>(65, "SUBSCRIPTIONOID", PgSubscription.OID_INDEX);

  public static final CacheId<PgSubscriptionRel> SUBSCRIPTIONRELMAP =
      new CacheId<>(66, "SUBSCRIPTIONRELMAP", PgSubscriptionRel.SRRELID_SRSUBID_INDEX);

  public static final CacheId<PgTablespace> TABLESPACEOID =
      new CacheId<>(67, "TABLESPACEOID", PgTablespace.OID_INDEX);

  public static final CacheId<PgTransform> TRFOID =
      new CacheId<>(68, "TRFOID", PgTransform.OID_INDEX);

  public static final CacheId<PgTransform> TRFTYPELANG =
      new CacheId<>(69, "TRFTYPELANG", PgTransform.TYPE_LANG_INDEX);

  public static final CacheId<PgTsConfigMap> TSCONFIGMAP =
      new CacheId<>(70, "TSCONFIGMAP", PgTsConfigMap.INDEX);

  public static final CacheId<PgTsConfig> TSCONFIGNAMENSP =
      new CacheId<>(71, "TSCONFIGNAMENSP", PgTsConfig.CFGNAME_INDEX);

  public static final CacheId<PgTsConfig> TSCONFIGOID =
      new CacheId<>(72, "TSCONFIGOID", PgTsConfig.OID_INDEX);

  public static final CacheId<PgTsDict> TSDICTNAMENSP =
      new CacheId<>(73, "TSDICTNAMENSP", PgTsDict.DICTNAME_INDEX);

  public static final CacheId<PgTsDict> TSDICTOID =
      new CacheId<>(74, "TSDICTOID", PgTsDict.OID_INDEX);

  public static final CacheId<PgTsParser> TSPARSERNAMENSP =
      new CacheId<>(75, "TSPARSERNAMENSP", PgTsParser.PRSNAME_INDEX);

  public static final CacheId<PgTsParser> TSPARSEROID =
      new CacheId<>(76, "TSPARSEROID", PgTsParser.OID_INDEX);

  public static final CacheId<PgTsTemplate> TSTEMPLATENAMENSP =
      new CacheId<>(77, "TSTEMPLATENAMENSP", PgTsTemplate.TMPLNAME_INDEX);

  public static final CacheId<PgTsTemplate> TSTEMPLATEOID =
      new CacheId<>(78, "TSTEMPLATEOID", PgTsTemplate.OID_INDEX);

  public static final CacheId<PgType> TYPENAMENSP =
      new CacheId<>(79, "TYPENAMENSP", PgType.TYPNAME_NSP_INDEX);

  public static final CacheId<PgType> TYPEOID = new CacheId<>(80, "TYPEOID", PgType.OID_INDEX);

  public static final CacheId<PgUserMapping> USERMAPPINGOID =
      new CacheId<>(81, "USERMAPPINGOID", PgUserMapping.OID_INDEX);

  public static final CacheId<PgUserMapping> USERMAPPINGUSERSERVER =
      new CacheId<>(82, "USERMAPPINGUSERSERVER", PgUserMapping.USER_SERVER_INDEX);

  public static final CacheId<PgExtension> ZEXTENSIONOID =
      new CacheId<>(83, "ZEXTENSIONOID", PgExtension.OID_INDEX);

  /// All of them: the one with number n is at n.
  public static final List<CacheId<?>> ALL =
      List.of(
          AGGFNOID,
          AMNAME,
          AMOID,
          AMOPOPID,
          AMOPSTRATEGY,
          AMPROCNUM,
          ATTNAME,
          ATTNUM,
          AUTHMEMMEMROLE,
          AUTHMEMROLEMEM,
          AUTHNAME,
          AUTHOID,
          CASTSOURCETARGET,
          CLAAMNAMENSP,
          CLAOID,
          COLLNAMEENCNSP,
          COLLOID,
          CONDEFAULT,
          CONNAMENSP,
          CONSTROID,
          CONVOID,
          DATABASEOID,
          DEFACLROLENSPOBJ,
          ENUMOID,
          ENUMTYPOIDNAME,
          EVENTTRIGGERNAME,
          EVENTTRIGGEROID,
          FOREIGNDATAWRAPPERNAME,
          FOREIGNDATAWRAPPEROID,
          FOREIGNSERVERNAME,
          FOREIGNSERVEROID,
          FOREIGNTABLEREL,
          INDEXRELID,
          LANGNAME,
          LANGOID,
          NAMESPACENAME,
          NAMESPACEOID,
          OPERNAMENSP,
          OPEROID,
          OPFAMILYAMNAMENSP,
          OPFAMILYOID,
          PARAMETERACLNAME,
          PARAMETERACLOID,
          PARTRELID,
          PROCNAMEARGSNSP,
          PROCOID,
          PUBLICATIONNAME,
          PUBLICATIONNAMESPACE,
          PUBLICATIONNAMESPACEMAP,
          PUBLICATIONOID,
          PUBLICATIONREL,
          PUBLICATIONRELMAP,
          RANGEMULTIRANGE,
          RANGETYPE,
          RELNAMENSP,
          RELOID,
          REPLORIGIDENT,
          REPLORIGNAME,
          RULERELNAME,
          SEQRELID,
          STATEXTDATASTXOID,
          STATEXTNAMENSP,
          STATEXTOID,
          STATRELATTINH,
          SUBSCRIPTIONNAME,
          SUBSCRIPTIONOID,
          SUBSCRIPTIONRELMAP,
          TABLESPACEOID,
          TRFOID,
          TRFTYPELANG,
          TSCONFIGMAP,
          TSCONFIGNAMENSP,
          TSCONFIGOID,
          TSDICTNAMENSP,
          TSDICTOID,
          TSPARSERNAMENSP,
          TSPARSEROID,
          TSTEMPLATENAMENSP,
          TSTEMPLATEOID,
          TYPENAMENSP,
          TYPEOID,
          USERMAPPINGOID,
          USERMAPPINGUSERSERVER,
          ZEXTENSIONOID);

  private SysCache() {}
}
