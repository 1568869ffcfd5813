package org.gajah.commands.object;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAm;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgConversion;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgExtension;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgOpfamily;
import org.gajah.catalog.rows.PgPolicy;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.PgStatisticExt;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.PgTransform;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandTags;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Finds and locks the objects that commands name. Mirrors `get_object_address` of
/// `catalog/objectaddress.c`.
public final class ObjectFinder {
  private static final int NO_TYPE = -1;

  private final Definer definer;
  private final String text;
  private final Names names;

  /// What was found.
  ///
  /// @param relation the relation that it is, or that it is a part of; null for others
  public record Located(ObjectAddress address, @Nullable Relation relation) {}

  public ObjectFinder(Definer definer, String text) {
    this.definer = definer;
    this.text = text;
    this.names = definer.context().names();
  }

  /// Finds an object and locks it until the transaction ends.
  ///
  /// @param mode of the lock; on the relation where the object is a part of one
  /// @return null when there is none and that may be
  public @Nullable Located find(ObjectType type, Node name, LockMode mode, boolean missingOk) {
    return switch (type) {
      case OBJECT_TABLE,
          OBJECT_INDEX,
          OBJECT_SEQUENCE,
          OBJECT_VIEW,
          OBJECT_MATVIEW,
          OBJECT_FOREIGN_TABLE ->
          relation(type, rangeVar(name), mode, missingOk);
      case OBJECT_COLUMN, OBJECT_ATTRIBUTE -> column(strings(name), mode, missingOk);
      case OBJECT_RULE, OBJECT_TRIGGER, OBJECT_TABCONSTRAINT, OBJECT_POLICY ->
          part(type, strings(name), mode, missingOk);
      case OBJECT_DOMCONSTRAINT -> domainConstraint((NodeList) name, mode, missingOk);
      default -> plain(type, name, mode, missingOk);
    };
  }

  private static List<String> strings(Node name) {
    return switch (name) {
      case StringNode one -> List.of(one.sval());
      case NodeList list -> list.strings();
      case TypeName type -> type.names();
      default -> throw PgException.internal("unrecognized name");
    };
  }

  /// The name of a type, which some commands have as a list of words.
  private static TypeName typeName(Node name) {
    return name instanceof NodeList list
        ? TypeName.builder().names(list.strings()).typemod(-1).build()
        : (TypeName) name;
  }

  private static RangeVar rangeVar(Node name) {
    return name instanceof RangeVar range ? range : Names.rangeVar(strings(name));
  }

  // Relations and their parts

  private @Nullable Located relation(
      ObjectType type, RangeVar name, LockMode mode, boolean missingOk) {
    Relation relation = open(name, mode, missingOk);
    if (relation == null) {
      return null;
    }
    requireKind(type, relation);
    return new Located(ObjectAddress.of(PgClass.TABLE, relation.oid()), relation);
  }

  private @Nullable Relation open(RangeVar name, LockMode mode, boolean missingOk) {
    int oid = definer.context().relations().opener().lock(name, mode, missingOk, _ -> {});
    return oid == Oid.INVALID ? null : definer.context().relations().catalog().get(oid);
  }

  /// @throws PgException 42809 unless a relation is of a kind
  public static void requireKind(ObjectType type, Relation relation) {
    char kind = relation.kind();
    String wanted =
        switch (type) {
          case OBJECT_INDEX -> kind == 'i' || kind == 'I' ? null : "an index";
          case OBJECT_SEQUENCE -> kind == 'S' ? null : "a sequence";
          case OBJECT_TABLE -> kind == 'r' || kind == 'p' ? null : "a table";
          case OBJECT_VIEW -> kind == 'v' ? null : "a view";
          case OBJECT_MATVIEW -> kind == 'm' ? null : "a materialized view";
          case OBJECT_FOREIGN_TABLE -> kind == 'f' ? null : "a foreign table";
          default -> null;
        };
    if (wanted != null) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not %s".formatted(relation.name(), wanted));
    }
  }

  private @Nullable Located column(List<String> name, LockMode mode, boolean missingOk) {
    if (name.size() < 2) {
      throw new PgException(SqlState.SYNTAX_ERROR, "column name must be qualified");
    }
    Relation relation = open(Names.rangeVar(name.subList(0, name.size() - 1)), mode, missingOk);
    if (relation == null) {
      return null;
    }
    PgAttribute column = definer.catalog().find(SysCache.ATTNAME, relation.oid(), name.getLast());
    if (column == null || column.attisdropped()) {
      if (missingOk) {
        return null;
      }
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" of relation \"%s\" does not exist"
              .formatted(name.getLast(), QualifiedName.text(name.subList(0, name.size() - 1))));
    }
    return new Located(ObjectAddress.of(PgClass.TABLE, relation.oid(), column.attnum()), relation);
  }

  private @Nullable Located part(
      ObjectType type, List<String> name, LockMode mode, boolean missingOk) {
    if (name.size() < 2) {
      throw new PgException(SqlState.SYNTAX_ERROR, "must specify relation and object name");
    }
    Relation relation = open(Names.rangeVar(name.subList(0, name.size() - 1)), mode, missingOk);
    if (relation == null) {
      return null;
    }
    String part = name.getLast();
    int table = relation.oid();
    ObjectAddress address = null;
    switch (type) {
      case OBJECT_RULE -> {
        PgRewrite row = definer.catalog().find(SysCache.RULERELNAME, table, part);
        address = row == null ? null : ObjectAddress.of(PgRewrite.TABLE, row.oid());
      }
      case OBJECT_TRIGGER -> {
        for (PgTrigger row : definer.catalog().scan(PgTrigger.TGRELID_TGNAME_INDEX, table, part)) {
          address = ObjectAddress.of(PgTrigger.TABLE, row.oid());
        }
      }
      case OBJECT_POLICY -> {
        for (PgPolicy row : definer.catalog().scan(PgPolicy.POLRELID_POLNAME_INDEX, table, part)) {
          address = ObjectAddress.of(PgPolicy.TABLE, row.oid());
        }
      }
      default -> {
        for (PgConstraint row :
            definer.catalog().scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, table, 0, part)) {
          address = ObjectAddress.of(PgConstraint.TABLE, row.oid());
        }
      }
    }
    if (address == null) {
      if (missingOk) {
        return null;
      }
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "%s \"%s\" for %s \"%s\" does not exist"
              .formatted(
                  switch (type) {
                    case OBJECT_RULE -> "rule";
                    case OBJECT_TRIGGER -> "trigger";
                    case OBJECT_POLICY -> "policy";
                    default -> "constraint";
                  },
                  part,
                  type == ObjectType.OBJECT_RULE ? "relation" : "table",
                  relation.name()));
    }
    return new Located(address, relation);
  }

  private @Nullable Located domainConstraint(NodeList name, LockMode mode, boolean missingOk) {
    Located domain =
        plain(ObjectType.OBJECT_DOMAIN, Objects.requireNonNull(name.get(0)), mode, missingOk);
    if (domain == null) {
      return null;
    }
    String constraint = ((StringNode) Objects.requireNonNull(name.get(1))).sval();
    int type = domain.address().object();
    for (PgConstraint row :
        definer.catalog().scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, 0, type, constraint)) {
      return new Located(ObjectAddress.of(PgConstraint.TABLE, row.oid()), null);
    }
    if (missingOk) {
      return null;
    }
    throw new PgException(
        SqlState.UNDEFINED_OBJECT,
        "constraint \"%s\" for domain %s does not exist"
            .formatted(constraint, definer.typeNames().format(type)));
  }

  // Others

  private @Nullable Located plain(ObjectType type, Node name, LockMode mode, boolean missingOk) {
    ObjectAddress address = address(type, name, missingOk);
    if (address.object() == Oid.INVALID) {
      return null;
    }
    definer
        .context()
        .process()
        .locks()
        .acquire(
            LockTag.object(
                definer.lockDatabase(address.catalog()), address.catalog(), address.object(), 0),
            mode);
    return new Located(address, null);
  }

  private ObjectAddress address(ObjectType type, Node name, boolean missingOk) {
    return switch (type) {
      case OBJECT_SCHEMA ->
          ObjectAddress.of(
              PgNamespace.TABLE,
              definer.context().namespaces().oid(strings(name).getFirst(), missingOk));
      case OBJECT_ROLE ->
          ObjectAddress.of(
              PgAuthid.TABLE, definer.roles().oid(strings(name).getFirst(), missingOk));
      case OBJECT_DATABASE -> ObjectAddress.of(PgDatabase.TABLE, database(name, missingOk));
      case OBJECT_TABLESPACE ->
          ObjectAddress.of(
              PgTablespace.TABLE,
              new Placement(definer).tablespaceOid(strings(name).getFirst(), missingOk));
      case OBJECT_LANGUAGE -> ObjectAddress.of(PgLanguage.TABLE, language(name, missingOk));
      case OBJECT_ACCESS_METHOD -> ObjectAddress.of(PgAm.TABLE, method(name, missingOk));
      case OBJECT_EXTENSION -> ObjectAddress.of(PgExtension.TABLE, extension(name, missingOk));
      case OBJECT_TYPE, OBJECT_DOMAIN ->
          ObjectAddress.of(
              PgType.TABLE, type(typeName(name), type == ObjectType.OBJECT_DOMAIN, missingOk));
      case OBJECT_FUNCTION, OBJECT_PROCEDURE, OBJECT_ROUTINE, OBJECT_AGGREGATE ->
          ObjectAddress.of(
              PgProc.TABLE,
              new RoutineFinder(definer).find(type, (ObjectWithArgs) name, missingOk));
      case OBJECT_OPERATOR ->
          ObjectAddress.of(PgOperator.TABLE, operator((ObjectWithArgs) name, missingOk));
      case OBJECT_COLLATION ->
          ObjectAddress.of(PgCollation.TABLE, names.collation(strings(name), missingOk));
      case OBJECT_CONVERSION ->
          ObjectAddress.of(PgConversion.TABLE, names.conversion(strings(name), missingOk));
      case OBJECT_STATISTIC_EXT ->
          ObjectAddress.of(PgStatisticExt.TABLE, names.statistics(strings(name), missingOk));
      case OBJECT_OPCLASS ->
          ObjectAddress.of(PgOpclass.TABLE, operatorClass(strings(name), false, missingOk));
      case OBJECT_OPFAMILY ->
          ObjectAddress.of(PgOpfamily.TABLE, operatorClass(strings(name), true, missingOk));
      case OBJECT_CAST -> ObjectAddress.of(PgCast.TABLE, cast((NodeList) name, missingOk));
      case OBJECT_TRANSFORM ->
          ObjectAddress.of(PgTransform.TABLE, transform((NodeList) name, missingOk));
      default ->
          throw PgException.notBuilt(
              "commands about objects of the kind " + CommandTags.object(type));
    };
  }

  private static PgException missing(String what, String name) {
    return new PgException(
        SqlState.UNDEFINED_OBJECT, "%s \"%s\" does not exist".formatted(what, name));
  }

  private int database(Node name, boolean missingOk) {
    String database = strings(name).getFirst();
    for (PgDatabase row : definer.catalog().scan(PgDatabase.DATNAME_INDEX, database)) {
      return row.oid();
    }
    if (missingOk) {
      return Oid.INVALID;
    }
    throw new PgException(
        SqlState.UNDEFINED_DATABASE, "database \"%s\" does not exist".formatted(database));
  }

  private int language(Node name, boolean missingOk) {
    PgLanguage row = definer.catalog().find(SysCache.LANGNAME, strings(name).getFirst());
    if (row == null && !missingOk) {
      throw missing("language", strings(name).getFirst());
    }
    return row == null ? Oid.INVALID : row.oid();
  }

  private int method(Node name, boolean missingOk) {
    PgAm row = definer.catalog().find(SysCache.AMNAME, strings(name).getFirst());
    if (row == null && !missingOk) {
      throw missing("access method", strings(name).getFirst());
    }
    return row == null ? Oid.INVALID : row.oid();
  }

  private int extension(Node name, boolean missingOk) {
    String extension = strings(name).getFirst();
    for (PgExtension row : definer.catalog().scan(PgExtension.NAME_INDEX, extension)) {
      return row.oid();
    }
    if (missingOk) {
      return Oid.INVALID;
    }
    throw missing("extension", extension);
  }

  private int type(TypeName name, boolean isDomain, boolean missingOk) {
    int type;
    try {
      type = definer.expressions(text).type(name).type();
    } catch (PgException fault) {
      if (missingOk
          && (fault.sqlState() == SqlState.UNDEFINED_OBJECT
              || fault.sqlState() == SqlState.UNDEFINED_SCHEMA)) {
        return Oid.INVALID;
      }
      // Commands about types do not point at them.
      throw fault.sqlState() == SqlState.UNDEFINED_OBJECT
          ? new PgException(fault.sqlState(), fault.primaryMessage())
          : fault;
    }
    if (isDomain && !definer.types().isDomain(type)) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "\"%s\" is not a domain".formatted(QualifiedName.text(name.names())));
    }
    return type;
  }

  private int operator(ObjectWithArgs name, boolean missingOk) {
    if (name.objargs().getLast() == null && !missingOk) {
      throw new PgException(SqlState.SYNTAX_ERROR, "postfix operators are not supported");
    }
    int left = operand(name.objargs().getFirst(), missingOk);
    int right = operand(name.objargs().getLast(), missingOk);
    if (left == NO_TYPE || right == NO_TYPE) {
      return Oid.INVALID;
    }
    int operator =
        new Candidates(definer.context().namespaces()).operator(name.objname(), left, right);
    if (operator == Oid.INVALID && !missingOk) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "operator does not exist: %s%s %s"
              .formatted(
                  left == Oid.INVALID ? "" : definer.typeNames().format(left) + " ",
                  QualifiedName.text(name.objname()),
                  definer.typeNames().format(right)));
    }
    return operator;
  }

  /// @return 0 where an operand is missing, [#NO_TYPE] where it is of no type that there is
  private int operand(@Nullable TypeName type, boolean missingOk) {
    if (type == null) {
      return Oid.INVALID;
    }
    int oid = type(type, false, missingOk);
    return oid == Oid.INVALID ? NO_TYPE : oid;
  }

  private int operatorClass(List<String> name, boolean isFamily, boolean missingOk) {
    String methodName = name.getFirst();
    PgAm method = definer.catalog().find(SysCache.AMNAME, methodName);
    if (method == null) {
      throw missing("access method", methodName);
    }
    List<String> rest = name.subList(1, name.size());
    return isFamily
        ? names.operatorFamily(method.oid(), rest, missingOk)
        : names.operatorClass(method.oid(), rest, missingOk);
  }

  private int transform(NodeList pair, boolean missingOk) {
    int type = type((TypeName) Objects.requireNonNull(pair.get(0)), false, missingOk);
    if (type == Oid.INVALID) {
      return Oid.INVALID;
    }
    Node languageName = Objects.requireNonNull(pair.get(1));
    int language = language(languageName, missingOk);
    PgTransform row = definer.catalog().find(SysCache.TRFTYPELANG, type, language);
    if (row == null && !missingOk) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "transform for type %s language \"%s\" does not exist"
              .formatted(definer.typeNames().format(type), strings(languageName).getFirst()));
    }
    return row == null ? Oid.INVALID : row.oid();
  }

  private int cast(NodeList pair, boolean missingOk) {
    int source = type((TypeName) Objects.requireNonNull(pair.get(0)), false, missingOk);
    int target = type((TypeName) Objects.requireNonNull(pair.get(1)), false, missingOk);
    if (source == Oid.INVALID || target == Oid.INVALID) {
      return Oid.INVALID;
    }
    PgCast row = definer.types().cast(source, target);
    if (row == null && !missingOk) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "cast from type %s to type %s does not exist"
              .formatted(definer.typeNames().format(source), definer.typeNames().format(target)));
    }
    return row == null ? Oid.INVALID : row.oid();
  }
}
