package org.gajah.catalog.namespace;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAm;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgConversion;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgOpfamily;
import org.gajah.catalog.rows.PgStatisticExt;
import org.gajah.catalog.rows.PgTsConfig;
import org.gajah.catalog.rows.PgTsDict;
import org.gajah.catalog.rows.PgTsParser;
import org.gajah.catalog.rows.PgTsTemplate;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.RangeVar;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// Objects of every kind by name, qualified or along the search path; and whether an object is
/// found by its bare name. Mirrors `catalog/namespace.c`. Functions and operators are looked up
/// through [Candidates].
///
/// Look-ups answer 0 where there is no object and that may be, and throw PostgreSQL's error where
/// it may not. Temporary schemas are searched for relations and types only.
public final class Names {
  private static final char TEMPORARY = PgClass.RELPERSISTENCE_TEMP;

  private final Namespaces namespaces;
  private final CatalogSource catalog;

  public Names(Namespaces namespaces) {
    this.namespaces = namespaces;
    this.catalog = namespaces.catalog();
  }

  public Namespaces namespaces() {
    return namespaces;
  }

  // Relations

  /// The OID of a relation that a statement names, without locking it (`RangeVarGetRelid`).
  ///
  /// @throws PgException 42P01, 3F000 or 42501
  public int relation(RangeVar name, boolean missingOk) {
    if (name.catalogname() != null && !name.catalogname().equals(namespaces.databaseName())) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "cross-database references are not implemented: \"%s.%s.%s\""
                  .formatted(name.catalogname(), name.schemaname(), name.relname()))
          .position(name.location() + 1);
    }
    int oid = find(name, missingOk);
    if (oid == Oid.INVALID && !missingOk) {
      throw missingRelation(name);
    }
    return oid;
  }

  private int find(RangeVar name, boolean missingOk) {
    if (name.relpersistence() == TEMPORARY) {
      return temporaryRelation(name, missingOk);
    }
    if (name.schemaname() != null) {
      int schema = namespaces.explicit(name.schemaname(), missingOk);
      return schema == Oid.INVALID ? Oid.INVALID : relation(schema, name.relname());
    }
    return relation(name.relname());
  }

  private int temporaryRelation(RangeVar name, boolean missingOk) {
    int temporary = namespaces.session().temporaryNamespace();
    if (temporary == Oid.INVALID) {
      return Oid.INVALID;
    }
    if (name.schemaname() != null) {
      int schema = namespaces.explicit(name.schemaname(), missingOk);
      if (schema != temporary) {
        throw new PgException(
            SqlState.INVALID_TABLE_DEFINITION, "temporary tables cannot specify a schema name");
      }
    }
    return relation(temporary, name.relname());
  }

  /// The error for a relation that is not there.
  public static PgException missingRelation(RangeVar name) {
    String text =
        name.schemaname() == null ? name.relname() : name.schemaname() + "." + name.relname();
    return new PgException(
        SqlState.UNDEFINED_TABLE, "relation \"%s\" does not exist".formatted(text));
  }

  /// A relation of a schema; 0 when there is none.
  public int relation(int schema, String name) {
    PgClass row = catalog.find(SysCache.RELNAMENSP, name, schema);
    return row == null ? Oid.INVALID : row.oid();
  }

  /// A relation along the search path; 0 when there is none.
  public int relation(String name) {
    return first(schema -> relation(schema, name));
  }

  /// A relation that text names, as `regclass` and sequence functions read it.
  ///
  /// @param names one to three, the database's, the schema's and its own
  /// @throws PgException 42601 when there are too many names
  public static RangeVar rangeVar(List<String> names) {
    int count = names.size();
    if (count == 0 || count > 3) {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          "improper relation name (too many dotted names): " + QualifiedName.text(names));
    }
    return new RangeVar(
        count == 3 ? names.get(0) : null,
        count >= 2 ? names.get(count - 2) : null,
        names.get(count - 1),
        true,
        PgClass.RELPERSISTENCE_PERMANENT,
        null,
        -1);
  }

  public boolean isRelationVisible(int oid) {
    PgClass row = catalog.find(SysCache.RELOID, oid);
    return row != null && isVisible(row.relnamespace(), oid, s -> relation(s, row.relname()));
  }

  // Types

  /// A type of a schema; 0 when there is none.
  public int type(int schema, String name) {
    PgType row = catalog.find(SysCache.TYPENAMENSP, name, schema);
    return row == null ? Oid.INVALID : row.oid();
  }

  /// A type along the search path; 0 when there is none.
  ///
  /// @param temporaryOk whether the session's own schema for temporary objects counts
  public int type(String name, boolean temporaryOk) {
    return temporaryOk ? first(s -> type(s, name)) : firstPermanent(s -> type(s, name));
  }

  /// A type by its qualified or bare name, without a word about shells or modifiers.
  ///
  /// @throws PgException 3F000 when the schema that is named does not exist
  public int type(List<String> names, boolean temporaryOk, boolean missingOk) {
    QualifiedName name = namespaces.name(names);
    if (name.schema() == null) {
      return type(name.name(), temporaryOk);
    }
    int schema = namespaces.explicit(name.schema(), missingOk);
    return schema == Oid.INVALID ? Oid.INVALID : type(schema, name.name());
  }

  public boolean isTypeVisible(int oid) {
    PgType row = catalog.find(SysCache.TYPEOID, oid);
    return row != null && isVisible(row.typnamespace(), oid, s -> type(s, row.typname()));
  }

  // Collations

  /// A collation of a schema that fits the database's encoding; 0 when there is none.
  public int collation(int schema, String name) {
    int encoding = namespaces.session().encoding();
    PgCollation exact = catalog.find(SysCache.COLLNAMEENCNSP, name, encoding, schema);
    if (exact != null) {
      return exact.oid();
    }
    PgCollation any = catalog.find(SysCache.COLLNAMEENCNSP, name, -1, schema);
    if (any == null || (any.collprovider() == 'i' && !icuKnows(encoding))) {
      return Oid.INVALID;
    }
    return any.oid();
  }

  /// A collation by name (`get_collation_oid`).
  public int collation(List<String> names, boolean missingOk) {
    QualifiedName name = namespaces.name(names);
    int oid = permanent(name, missingOk, schema -> collation(schema, name.name()));
    if (oid == Oid.INVALID && !missingOk) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "collation \"%s\" for encoding \"%s\" does not exist"
              .formatted(QualifiedName.text(names), encodingName(namespaces.session().encoding())));
    }
    return oid;
  }

  private static String encodingName(int number) {
    Encoding encoding = Encoding.numbered(number);
    return encoding == null ? "" : encoding.name();
  }

  /// Whether ICU collations work in an encoding.
  private static boolean icuKnows(int number) {
    Encoding encoding = Encoding.numbered(number);
    return encoding != null
        && encoding.forServers()
        && switch (encoding) {
          case SQL_ASCII, EUC_JIS_2004, MULE_INTERNAL, LATIN10, WIN874 -> false;
          default -> true;
        };
  }

  public boolean isCollationVisible(int oid) {
    PgCollation row = catalog.find(SysCache.COLLOID, oid);
    return row != null && isVisible(row.collnamespace(), oid, s -> collation(s, row.collname()));
  }

  // Operator classes and families

  /// An operator class by name (`get_opclass_oid`).
  public int operatorClass(int method, List<String> names, boolean missingOk) {
    return ofMethod(
        SysCache.CLAAMNAMENSP, PgOpclass::oid, "operator class", method, names, missingOk);
  }

  /// An operator family by name (`get_opfamily_oid`).
  public int operatorFamily(int method, List<String> names, boolean missingOk) {
    return ofMethod(
        SysCache.OPFAMILYAMNAMENSP, PgOpfamily::oid, "operator family", method, names, missingOk);
  }

  private <R extends CatalogRow> int ofMethod(
      CacheId<R> cache,
      ToIntFunction<R> toOid,
      String noun,
      int method,
      List<String> names,
      boolean missingOk) {
    QualifiedName name = namespaces.name(names);
    int oid = permanent(name, missingOk, s -> oid(cache, toOid, method, name.name(), s));
    if (oid == Oid.INVALID && !missingOk) {
      PgAm row = catalog.get(SysCache.AMOID, method);
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "%s \"%s\" does not exist for access method \"%s\""
              .formatted(noun, QualifiedName.text(names), row.amname()));
    }
    return oid;
  }

  public boolean isOperatorClassVisible(int oid) {
    PgOpclass row = catalog.find(SysCache.CLAOID, oid);
    return row != null
        && isVisible(
            row.opcnamespace(),
            oid,
            s -> oid(SysCache.CLAAMNAMENSP, PgOpclass::oid, row.opcmethod(), row.opcname(), s));
  }

  public boolean isOperatorFamilyVisible(int oid) {
    PgOpfamily row = catalog.find(SysCache.OPFAMILYOID, oid);
    return row != null
        && isVisible(
            row.opfnamespace(),
            oid,
            s ->
                oid(
                    SysCache.OPFAMILYAMNAMENSP,
                    PgOpfamily::oid,
                    row.opfmethod(),
                    row.opfname(),
                    s));
  }

  // Conversions, statistics, text search

  public int conversion(List<String> names, boolean missingOk) {
    return named(SysCache.CONNAMENSP, PgConversion::oid, "conversion", names, missingOk);
  }

  public int statistics(List<String> names, boolean missingOk) {
    return named(
        SysCache.STATEXTNAMENSP, PgStatisticExt::oid, "statistics object", names, missingOk);
  }

  public int textSearchParser(List<String> names, boolean missingOk) {
    return named(SysCache.TSPARSERNAMENSP, PgTsParser::oid, "text search parser", names, missingOk);
  }

  public int textSearchDictionary(List<String> names, boolean missingOk) {
    return named(SysCache.TSDICTNAMENSP, PgTsDict::oid, "text search dictionary", names, missingOk);
  }

  public int textSearchTemplate(List<String> names, boolean missingOk) {
    return named(
        SysCache.TSTEMPLATENAMENSP, PgTsTemplate::oid, "text search template", names, missingOk);
  }

  public int textSearchConfiguration(List<String> names, boolean missingOk) {
    return named(
        SysCache.TSCONFIGNAMENSP, PgTsConfig::oid, "text search configuration", names, missingOk);
  }

  private <R extends CatalogRow> int named(
      CacheId<R> cache,
      ToIntFunction<R> toOid,
      String noun,
      List<String> names,
      boolean missingOk) {
    QualifiedName name = namespaces.name(names);
    int oid = permanent(name, missingOk, schema -> oid(cache, toOid, name.name(), schema));
    if (oid == Oid.INVALID && !missingOk) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "%s \"%s\" does not exist".formatted(noun, QualifiedName.text(names)));
    }
    return oid;
  }

  public boolean isConversionVisible(int oid) {
    PgConversion row = catalog.find(SysCache.CONVOID, oid);
    return row != null && isVisible(row.connamespace(), oid, conversions(row.conname()));
  }

  private IntUnaryOperator conversions(String name) {
    return schema -> oid(SysCache.CONNAMENSP, PgConversion::oid, name, schema);
  }

  public boolean isStatisticsVisible(int oid) {
    PgStatisticExt row = catalog.find(SysCache.STATEXTOID, oid);
    return row != null
        && isVisible(
            row.stxnamespace(),
            oid,
            s -> oid(SysCache.STATEXTNAMENSP, PgStatisticExt::oid, row.stxname(), s));
  }

  public boolean isTextSearchParserVisible(int oid) {
    PgTsParser row = catalog.find(SysCache.TSPARSEROID, oid);
    return row != null
        && isVisible(
            row.prsnamespace(),
            oid,
            s -> oid(SysCache.TSPARSERNAMENSP, PgTsParser::oid, row.prsname(), s));
  }

  public boolean isTextSearchDictionaryVisible(int oid) {
    PgTsDict row = catalog.find(SysCache.TSDICTOID, oid);
    return row != null
        && isVisible(
            row.dictnamespace(),
            oid,
            s -> oid(SysCache.TSDICTNAMENSP, PgTsDict::oid, row.dictname(), s));
  }

  public boolean isTextSearchTemplateVisible(int oid) {
    PgTsTemplate row = catalog.find(SysCache.TSTEMPLATEOID, oid);
    return row != null
        && isVisible(
            row.tmplnamespace(),
            oid,
            s -> oid(SysCache.TSTEMPLATENAMENSP, PgTsTemplate::oid, row.tmplname(), s));
  }

  public boolean isTextSearchConfigurationVisible(int oid) {
    PgTsConfig row = catalog.find(SysCache.TSCONFIGOID, oid);
    return row != null
        && isVisible(
            row.cfgnamespace(),
            oid,
            s -> oid(SysCache.TSCONFIGNAMENSP, PgTsConfig::oid, row.cfgname(), s));
  }

  // Searching

  private <R extends CatalogRow> int oid(CacheId<R> cache, ToIntFunction<R> toOid, Object... key) {
    @Nullable R row = catalog.find(cache, key);
    return row == null ? Oid.INVALID : toOid.applyAsInt(row);
  }

  private int permanent(QualifiedName name, boolean missingOk, IntUnaryOperator find) {
    if (name.schema() == null) {
      return firstPermanent(find);
    }
    int schema = namespaces.explicit(name.schema(), missingOk);
    return schema == Oid.INVALID ? Oid.INVALID : find.applyAsInt(schema);
  }

  private int first(IntUnaryOperator find) {
    for (int schema : namespaces.path().schemas()) {
      int oid = find.applyAsInt(schema);
      if (oid != Oid.INVALID) {
        return oid;
      }
    }
    return Oid.INVALID;
  }

  private int firstPermanent(IntUnaryOperator find) {
    return first(
        schema -> namespaces.isOwnTemporary(schema) ? Oid.INVALID : find.applyAsInt(schema));
  }

  /// Whether an object is the first of its name on the path.
  private boolean isVisible(int schema, int oid, IntUnaryOperator find) {
    return namespaces.path().contains(schema) && first(find) == oid;
  }
}
