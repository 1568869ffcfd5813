package org.gajah.catalog.object;

import java.util.function.IntPredicate;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.*;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.RelationOid;
import org.jspecify.annotations.Nullable;

/// Says what an object is in words, as messages do: `table x`, `column c of table x`. Mirrors
/// `getObjectDescription` of `catalog/objectaddress.c`.
public final class ObjectDescriptions {
  private final Namespaces namespaces;
  private final Names names;
  private final Candidates candidates;
  private final CatalogSource catalog;
  private final TypeNames types;
  private final Signatures signatures;

  public ObjectDescriptions(Names names) {
    this.names = names;
    this.namespaces = names.namespaces();
    this.candidates = new Candidates(namespaces);
    this.catalog = namespaces.catalog();
    this.types = new TypeNames(new Types(catalog), names);
    this.signatures = new Signatures(namespaces, candidates, types);
  }

  public Signatures signatures() {
    return signatures;
  }

  /// An object that must be there.
  ///
  /// @throws PgException XX000 when it is not
  public String describe(ObjectAddress object) {
    String text = describeOrNull(object);
    if (text == null) {
      throw PgException.internal(
          "cache lookup failed for object %s of class %s"
              .formatted(Oid.toString(object.object()), Oid.toString(object.catalog())));
    }
    return text;
  }

  /// An object; null when it is not there.
  public @Nullable String describeOrNull(ObjectAddress object) {
    int oid = object.object();
    return switch (object.catalog()) {
      case RelationOid.PG_CLASS -> relationOrColumn(oid, object.column());
      case RelationOid.PG_PROC -> prefixed("function ", signatures.function(oid));
      case RelationOid.PG_TYPE ->
          catalog.find(SysCache.TYPEOID, oid) == null ? null : "type " + types.format(oid);
      case RelationOid.PG_CAST -> cast(oid);
      case RelationOid.PG_COLLATION -> collation(oid);
      case RelationOid.PG_CONSTRAINT -> constraint(oid);
      case RelationOid.PG_CONVERSION -> conversion(oid);
      case RelationOid.PG_ATTRDEF -> columnDefault(oid);
      case RelationOid.PG_LANGUAGE -> language(oid);
      case RelationOid.PG_LARGEOBJECT -> "large object " + Oid.toString(oid);
      case RelationOid.PG_OPERATOR -> prefixed("operator ", signatures.operator(oid));
      case RelationOid.PG_OPCLASS -> operatorClass(oid);
      case RelationOid.PG_OPFAMILY -> operatorFamily(oid);
      case RelationOid.PG_AM -> method(oid);
      case RelationOid.PG_AMOP -> familyOperator(oid);
      case RelationOid.PG_AMPROC -> familyFunction(oid);
      case RelationOid.PG_REWRITE -> rule(oid);
      case RelationOid.PG_TRIGGER -> trigger(oid);
      case RelationOid.PG_NAMESPACE -> prefixed("schema ", namespaces.nameOf(oid));
      case RelationOid.PG_STATISTIC_EXT -> statistics(oid);
      case RelationOid.PG_TS_PARSER -> textSearchParser(oid);
      case RelationOid.PG_TS_DICT -> textSearchDictionary(oid);
      case RelationOid.PG_TS_TEMPLATE -> textSearchTemplate(oid);
      case RelationOid.PG_TS_CONFIG -> textSearchConfiguration(oid);
      default -> ofServerKind(object);
    };
  }

  private @Nullable String ofServerKind(ObjectAddress object) {
    int oid = object.object();
    return switch (object.catalog()) {
      case RelationOid.PG_AUTHID -> prefixed("role ", roleName(oid));
      case RelationOid.PG_AUTH_MEMBERS -> membership(oid);
      case RelationOid.PG_DATABASE -> database(oid);
      case RelationOid.PG_TABLESPACE -> tablespace(oid);
      case RelationOid.PG_FOREIGN_DATA_WRAPPER -> wrapper(oid);
      case RelationOid.PG_FOREIGN_SERVER -> prefixed("server ", serverName(oid));
      case RelationOid.PG_USER_MAPPING -> userMapping(oid);
      case RelationOid.PG_DEFAULT_ACL -> defaultPrivileges(oid);
      case RelationOid.PG_EXTENSION -> extension(oid);
      case RelationOid.PG_EVENT_TRIGGER -> eventTrigger(oid);
      case RelationOid.PG_PARAMETER_ACL -> parameter(oid);
      case RelationOid.PG_POLICY -> policy(oid);
      case RelationOid.PG_PUBLICATION -> prefixed("publication ", publicationName(oid));
      case RelationOid.PG_PUBLICATION_NAMESPACE -> publicationSchema(oid);
      case RelationOid.PG_PUBLICATION_REL -> publicationRelation(oid);
      case RelationOid.PG_SUBSCRIPTION -> subscription(oid);
      case RelationOid.PG_TRANSFORM -> transform(oid);
      default ->
          throw PgException.internal(
              "unsupported object class: " + Oid.toString(object.catalog()));
    };
  }

  private static @Nullable String prefixed(String prefix, @Nullable String text) {
    return text == null ? null : prefix + text;
  }

  /// A name with its schema, unless it is found without.
  private String qualified(int oid, int schema, String name, IntPredicate visible) {
    return QualifiedName.quote(visible.test(oid) ? null : namespaces.nameOf(schema), name);
  }

  /// The row of a catalog that has no cache for it.
  private <R extends CatalogRow> @Nullable R byOid(CatalogIndex<R> index, int oid) {
    var rows = catalog.scan(index, oid);
    return rows.isEmpty() ? null : rows.getFirst();
  }

  // Relations

  private @Nullable String relationOrColumn(int oid, int column) {
    if (column == 0) {
      return relation(oid);
    }
    PgAttribute attribute = catalog.find(SysCache.ATTNUM, oid, (short) column);
    String relation = relation(oid);
    return attribute == null || attribute.attisdropped() || relation == null
        ? null
        : "column %s of %s".formatted(attribute.attname(), relation);
  }

  private @Nullable String relation(int oid) {
    PgClass row = catalog.find(SysCache.RELOID, oid);
    if (row == null) {
      return null;
    }
    String kind =
        switch (row.relkind()) {
          case PgClass.RELKIND_RELATION, PgClass.RELKIND_PARTITIONED_TABLE -> "table ";
          case PgClass.RELKIND_INDEX, PgClass.RELKIND_PARTITIONED_INDEX -> "index ";
          case PgClass.RELKIND_SEQUENCE -> "sequence ";
          case PgClass.RELKIND_TOASTVALUE -> "toast table ";
          case PgClass.RELKIND_VIEW -> "view ";
          case PgClass.RELKIND_MATVIEW -> "materialized view ";
          case PgClass.RELKIND_COMPOSITE_TYPE -> "composite type ";
          case PgClass.RELKIND_FOREIGN_TABLE -> "foreign table ";
          default -> "relation ";
        };
    return kind + qualified(oid, row.relnamespace(), row.relname(), names::isRelationVisible);
  }

  private @Nullable String constraint(int oid) {
    PgConstraint row = catalog.find(SysCache.CONSTROID, oid);
    if (row == null) {
      return null;
    }
    return row.conrelid() == Oid.INVALID
        ? "constraint " + row.conname()
        : "constraint %s on %s".formatted(row.conname(), relation(row.conrelid()));
  }

  private @Nullable String columnDefault(int oid) {
    PgAttrdef row = byOid(PgAttrdef.OID_INDEX, oid);
    return row == null
        ? null
        : prefixed("default value for ", relationOrColumn(row.adrelid(), row.adnum()));
  }

  private @Nullable String rule(int oid) {
    PgRewrite row = byOid(PgRewrite.OID_INDEX, oid);
    return row == null
        ? null
        : "rule %s on %s".formatted(row.rulename(), relation(row.ev_class()));
  }

  private @Nullable String trigger(int oid) {
    PgTrigger row = byOid(PgTrigger.OID_INDEX, oid);
    return row == null
        ? null
        : "trigger %s on %s".formatted(row.tgname(), relation(row.tgrelid()));
  }

  private @Nullable String policy(int oid) {
    PgPolicy row = byOid(PgPolicy.OID_INDEX, oid);
    return row == null
        ? null
        : "policy %s on %s".formatted(row.polname(), relation(row.polrelid()));
  }

  private @Nullable String statistics(int oid) {
    PgStatisticExt row = catalog.find(SysCache.STATEXTOID, oid);
    return row == null
        ? null
        : "statistics object "
            + qualified(oid, row.stxnamespace(), row.stxname(), names::isStatisticsVisible);
  }

  // Types, functions, operators

  private @Nullable String cast(int oid) {
    PgCast row = byOid(PgCast.OID_INDEX, oid);
    return row == null
        ? null
        : "cast from %s to %s"
            .formatted(types.format(row.castsource()), types.format(row.casttarget()));
  }

  private @Nullable String collation(int oid) {
    PgCollation row = catalog.find(SysCache.COLLOID, oid);
    return row == null
        ? null
        : "collation "
            + qualified(oid, row.collnamespace(), row.collname(), names::isCollationVisible);
  }

  private @Nullable String conversion(int oid) {
    PgConversion row = catalog.find(SysCache.CONVOID, oid);
    return row == null
        ? null
        : "conversion "
            + qualified(oid, row.connamespace(), row.conname(), names::isConversionVisible);
  }

  private @Nullable String language(int oid) {
    PgLanguage row = catalog.find(SysCache.LANGOID, oid);
    return row == null ? null : "language " + row.lanname();
  }

  private @Nullable String method(int oid) {
    PgAm row = catalog.find(SysCache.AMOID, oid);
    return row == null ? null : "access method " + row.amname();
  }

  private String methodName(int oid) {
    return catalog.get(SysCache.AMOID, oid).amname();
  }

  private @Nullable String operatorClass(int oid) {
    PgOpclass row = catalog.find(SysCache.CLAOID, oid);
    return row == null
        ? null
        : "operator class %s for access method %s"
            .formatted(
                qualified(oid, row.opcnamespace(), row.opcname(), names::isOperatorClassVisible),
                methodName(row.opcmethod()));
  }

  private @Nullable String operatorFamily(int oid) {
    PgOpfamily row = catalog.find(SysCache.OPFAMILYOID, oid);
    return row == null
        ? null
        : "operator family %s for access method %s"
            .formatted(
                qualified(oid, row.opfnamespace(), row.opfname(), names::isOperatorFamilyVisible),
                methodName(row.opfmethod()));
  }

  private @Nullable String familyOperator(int oid) {
    PgAmop row = byOid(PgAmop.OID_INDEX, oid);
    return row == null
        ? null
        : "operator %d (%s, %s) of %s: %s"
            .formatted(
                row.amopstrategy(),
                types.format(row.amoplefttype()),
                types.format(row.amoprighttype()),
                operatorFamily(row.amopfamily()),
                signatures.operator(row.amopopr()));
  }

  private @Nullable String familyFunction(int oid) {
    PgAmproc row = byOid(PgAmproc.OID_INDEX, oid);
    return row == null
        ? null
        : "function %d (%s, %s) of %s: %s"
            .formatted(
                row.amprocnum(),
                types.format(row.amproclefttype()),
                types.format(row.amprocrighttype()),
                operatorFamily(row.amprocfamily()),
                signatures.function(row.amproc()));
  }

  private @Nullable String transform(int oid) {
    PgTransform row = catalog.find(SysCache.TRFOID, oid);
    return row == null
        ? null
        : "transform for %s language %s"
            .formatted(
                types.format(row.trftype()),
                catalog.get(SysCache.LANGOID, row.trflang()).lanname());
  }

  // Text search

  private @Nullable String textSearchParser(int oid) {
    PgTsParser row = catalog.find(SysCache.TSPARSEROID, oid);
    return row == null
        ? null
        : "text search parser "
            + qualified(oid, row.prsnamespace(), row.prsname(), names::isTextSearchParserVisible);
  }

  private @Nullable String textSearchDictionary(int oid) {
    PgTsDict row = catalog.find(SysCache.TSDICTOID, oid);
    return row == null
        ? null
        : "text search dictionary "
            + qualified(
                oid, row.dictnamespace(), row.dictname(), names::isTextSearchDictionaryVisible);
  }

  private @Nullable String textSearchTemplate(int oid) {
    PgTsTemplate row = catalog.find(SysCache.TSTEMPLATEOID, oid);
    return row == null
        ? null
        : "text search template "
            + qualified(
                oid, row.tmplnamespace(), row.tmplname(), names::isTextSearchTemplateVisible);
  }

  private @Nullable String textSearchConfiguration(int oid) {
    PgTsConfig row = catalog.find(SysCache.TSCONFIGOID, oid);
    return row == null
        ? null
        : "text search configuration "
            + qualified(
                oid, row.cfgnamespace(), row.cfgname(), names::isTextSearchConfigurationVisible);
  }

  // Roles, databases and what belongs to them

  private @Nullable String roleName(int oid) {
    PgAuthid row = catalog.find(SysCache.AUTHOID, oid);
    return row == null ? null : row.rolname();
  }

  private @Nullable String membership(int oid) {
    PgAuthMembers row = byOid(PgAuthMembers.OID_INDEX, oid);
    return row == null
        ? null
        : "membership of role %s in role %s"
            .formatted(roleName(row.member()), roleName(row.roleid()));
  }

  private @Nullable String database(int oid) {
    PgDatabase row = catalog.find(SysCache.DATABASEOID, oid);
    return row == null ? null : "database " + row.datname();
  }

  private @Nullable String tablespace(int oid) {
    PgTablespace row = catalog.find(SysCache.TABLESPACEOID, oid);
    return row == null ? null : "tablespace " + row.spcname();
  }

  private @Nullable String wrapper(int oid) {
    PgForeignDataWrapper row = catalog.find(SysCache.FOREIGNDATAWRAPPEROID, oid);
    return row == null ? null : "foreign-data wrapper " + row.fdwname();
  }

  private @Nullable String serverName(int oid) {
    PgForeignServer row = catalog.find(SysCache.FOREIGNSERVEROID, oid);
    return row == null ? null : row.srvname();
  }

  private @Nullable String userMapping(int oid) {
    PgUserMapping row = catalog.find(SysCache.USERMAPPINGOID, oid);
    return row == null
        ? null
        : "user mapping for %s on server %s"
            .formatted(
                row.umuser() == Oid.INVALID ? "public" : roleName(row.umuser()),
                serverName(row.umserver()));
  }

  private @Nullable String defaultPrivileges(int oid) {
    PgDefaultAcl row = byOid(PgDefaultAcl.OID_INDEX, oid);
    if (row == null) {
      return null;
    }
    String kind =
        switch (row.defaclobjtype()) {
          case PgDefaultAcl.DEFACLOBJ_RELATION -> "new relations ";
          case PgDefaultAcl.DEFACLOBJ_SEQUENCE -> "new sequences ";
          case PgDefaultAcl.DEFACLOBJ_FUNCTION -> "new functions ";
          case PgDefaultAcl.DEFACLOBJ_TYPE -> "new types ";
          case PgDefaultAcl.DEFACLOBJ_NAMESPACE -> "new schemas ";
          default -> "";
        };
    String schema =
        row.defaclnamespace() == Oid.INVALID
            ? ""
            : " in schema " + namespaces.nameOf(row.defaclnamespace());
    return "default privileges on " + kind + "belonging to role " + roleName(row.defaclrole())
        + schema;
  }

  private @Nullable String extension(int oid) {
    PgExtension row = byOid(PgExtension.OID_INDEX, oid);
    return row == null ? null : "extension " + row.extname();
  }

  private @Nullable String eventTrigger(int oid) {
    PgEventTrigger row = catalog.find(SysCache.EVENTTRIGGEROID, oid);
    return row == null ? null : "event trigger " + row.evtname();
  }

  private @Nullable String parameter(int oid) {
    PgParameterAcl row = catalog.find(SysCache.PARAMETERACLOID, oid);
    return row == null ? null : "parameter " + row.parname();
  }

  private @Nullable String publicationName(int oid) {
    PgPublication row = catalog.find(SysCache.PUBLICATIONOID, oid);
    return row == null ? null : row.pubname();
  }

  private @Nullable String publicationSchema(int oid) {
    PgPublicationNamespace row = catalog.find(SysCache.PUBLICATIONNAMESPACE, oid);
    return row == null
        ? null
        : "publication of schema %s in publication %s"
            .formatted(namespaces.nameOf(row.pnnspid()), publicationName(row.pnpubid()));
  }

  private @Nullable String publicationRelation(int oid) {
    PgPublicationRel row = catalog.find(SysCache.PUBLICATIONREL, oid);
    return row == null
        ? null
        : "publication of %s in publication %s"
            .formatted(relation(row.prrelid()), publicationName(row.prpubid()));
  }

  private @Nullable String subscription(int oid) {
    PgSubscription row = catalog.find(SysCache.SUBSCRIPTIONOID, oid);
    return row == null ? null : "subscription " + row.subname();
  }
}
