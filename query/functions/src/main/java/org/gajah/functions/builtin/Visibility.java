package org.gajah.functions.builtin;

import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Whether objects are found by their bare names; null for one that is not there.
public final class Visibility {
  private Visibility() {}

  private static boolean missing(FunctionContext context, CacheId<?> cache, int oid) {
    return context.catalog().find(cache, oid) == null;
  }

  @PgFunction("pg_table_is_visible")
  public static @Nullable Boolean ofTable(FunctionContext context, int oid) {
    return missing(context, SysCache.RELOID, oid)
        ? null
        : Boolean.valueOf(context.names().isRelationVisible(oid));
  }

  @PgFunction("pg_type_is_visible")
  public static @Nullable Boolean ofType(FunctionContext context, int oid) {
    return missing(context, SysCache.TYPEOID, oid)
        ? null
        : Boolean.valueOf(context.names().isTypeVisible(oid));
  }

  @PgFunction("pg_function_is_visible")
  public static @Nullable Boolean ofFunction(FunctionContext context, int oid) {
    return missing(context, SysCache.PROCOID, oid)
        ? null
        : Boolean.valueOf(new Candidates(context.names().namespaces()).isFunctionVisible(oid));
  }

  @PgFunction("pg_operator_is_visible")
  public static @Nullable Boolean ofOperator(FunctionContext context, int oid) {
    return missing(context, SysCache.OPEROID, oid)
        ? null
        : Boolean.valueOf(new Candidates(context.names().namespaces()).isOperatorVisible(oid));
  }

  @PgFunction("pg_opclass_is_visible")
  public static @Nullable Boolean ofOperatorClass(FunctionContext context, int oid) {
    PgOpclass row = context.catalog().find(SysCache.CLAOID, oid);
    return row == null ? null : Boolean.valueOf(context.names().isOperatorClassVisible(oid));
  }

  @PgFunction("pg_opfamily_is_visible")
  public static @Nullable Boolean ofOperatorFamily(FunctionContext context, int oid) {
    return missing(context, SysCache.OPFAMILYOID, oid)
        ? null
        : Boolean.valueOf(context.names().isOperatorFamilyVisible(oid));
  }

  @PgFunction("pg_collation_is_visible")
  public static @Nullable Boolean ofCollation(FunctionContext context, int oid) {
    return missing(context, SysCache.COLLOID, oid)
        ? null
        : Boolean.valueOf(context.names().isCollationVisible(oid));
  }

  @PgFunction("pg_conversion_is_visible")
  public static @Nullable Boolean ofConversion(FunctionContext context, int oid) {
    return missing(context, SysCache.CONVOID, oid)
        ? null
        : Boolean.valueOf(context.names().isConversionVisible(oid));
  }

  @PgFunction("pg_statistics_obj_is_visible")
  public static @Nullable Boolean ofStatistics(FunctionContext context, int oid) {
    return missing(context, SysCache.STATEXTOID, oid)
        ? null
        : Boolean.valueOf(context.names().isStatisticsVisible(oid));
  }

  @PgFunction("pg_ts_parser_is_visible")
  public static @Nullable Boolean ofParser(FunctionContext context, int oid) {
    return missing(context, SysCache.TSPARSEROID, oid)
        ? null
        : Boolean.valueOf(context.names().isTextSearchParserVisible(oid));
  }

  @PgFunction("pg_ts_dict_is_visible")
  public static @Nullable Boolean ofDictionary(FunctionContext context, int oid) {
    return missing(context, SysCache.TSDICTOID, oid)
        ? null
        : Boolean.valueOf(context.names().isTextSearchDictionaryVisible(oid));
  }

  @PgFunction("pg_ts_template_is_visible")
  public static @Nullable Boolean ofTemplate(FunctionContext context, int oid) {
    return missing(context, SysCache.TSTEMPLATEOID, oid)
        ? null
        : Boolean.valueOf(context.names().isTextSearchTemplateVisible(oid));
  }

  @PgFunction("pg_ts_config_is_visible")
  public static @Nullable Boolean ofConfiguration(FunctionContext context, int oid) {
    return missing(context, SysCache.TSCONFIGOID, oid)
        ? null
        : Boolean.valueOf(context.names().isTextSearchConfigurationVisible(oid));
  }
}
