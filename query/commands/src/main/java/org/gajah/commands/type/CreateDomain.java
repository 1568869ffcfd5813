package org.gajah.commands.type;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewType;
import org.gajah.commands.relation.StoredConstraints;
import org.gajah.nodes.Const;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.CreateDomainStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.ConstrType;
import org.gajah.nodes.text.NodeReader;
import org.gajah.nodes.text.NodeWriter;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// CREATE DOMAIN. Mirrors `DefineDomain` of `commands/typecmds.c`.
public final class CreateDomain implements Command {
  private final CreateDomainStmt statement;
  private final CommandSource source;
  private final Definer definer;

  public CreateDomain(CreateDomainStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Placement.Qualified name = new Placement(definer).object(statement.domainname());
    NewType types = new NewType(definer);
    if (!types.moveArrayType(name.name(), name.schema())) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "type \"%s\" already exists".formatted(name.name()));
    }
    BaseType typed = definer.expressions("").type(statement.typeName());
    PgType base = definer.types().get(typed.type());
    if ("bcderm".indexOf(base.typtype()) < 0) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "\"%s\" is not a valid base type for a domain"
              .formatted(String.join(".", statement.typeName().names())));
    }
    int collation =
        definer
            .expressions("")
            .collation(statement.collClause(), typed.type(), statement.typeName().location());
    Facts facts = facts(name.name(), typed);
    Expr value = facts.defaultValue;
    boolean stored = value != null && !(value instanceof Const c && c.constisnull());
    String tree = stored ? NodeWriter.write(value) : null;
    if (!facts.hasDefault) {
      // A domain over another has the other's.
      tree = base.typdefaultbin();
      value = tree == null ? null : (Expr) NodeReader.read(tree);
      stored = value != null;
    }
    int domain =
        types.createWithArray(
            row(name, base, typed, collation)
                .set(PgType.ANUM_TYPNOTNULL, facts.notNull)
                .set(PgType.ANUM_TYPDEFAULTBIN, tree)
                .set(
                    PgType.ANUM_TYPDEFAULT,
                    tree == null
                        ? null
                        : definer.context().functions().deparser().expression(tree, 0, false)),
            '\0',
            stored ? value : null);
    definer.nextCommand();
    constraints(domain, name, typed);
    return Completion.of("CREATE DOMAIN");
  }

  private RowEdit<PgType> row(
      Placement.Qualified name, PgType base, BaseType typed, int collation) {
    return NewType.row(name.name(), name.schema(), definer.user(), 'd', base.typcategory())
        .set(PgType.ANUM_TYPLEN, base.typlen())
        .set(PgType.ANUM_TYPBYVAL, base.typbyval())
        .set(PgType.ANUM_TYPDELIM, base.typdelim())
        .set(PgType.ANUM_TYPINPUT, FunctionOid.DOMAIN_IN)
        .set(PgType.ANUM_TYPOUTPUT, base.typoutput())
        .set(PgType.ANUM_TYPRECEIVE, FunctionOid.DOMAIN_RECV)
        .set(PgType.ANUM_TYPSEND, base.typsend())
        .set(PgType.ANUM_TYPANALYZE, base.typanalyze())
        .set(PgType.ANUM_TYPALIGN, base.typalign())
        .set(PgType.ANUM_TYPSTORAGE, base.typstorage())
        .set(PgType.ANUM_TYPBASETYPE, typed.type())
        .set(PgType.ANUM_TYPTYPMOD, typed.typmod())
        .set(PgType.ANUM_TYPNDIMS, statement.typeName().arrayBounds().size())
        .set(PgType.ANUM_TYPCOLLATION, collation);
  }

  /// What the constraints say of the type itself.
  private record Facts(boolean notNull, boolean hasDefault, @Nullable Expr defaultValue) {}

  private Facts facts(String domain, BaseType typed) {
    boolean notNull = false;
    boolean sawNull = false;
    boolean sawDefault = false;
    Expr value = null;
    for (Constraint constraint : statement.constraints()) {
      switch (constraint.contype()) {
        case CONSTR_DEFAULT -> {
          if (sawDefault) {
            throw fault(SqlState.SYNTAX_ERROR, "multiple default expressions");
          }
          sawDefault = true;
          if (constraint.raw_expr() != null) {
            value =
                definer
                    .expressions(source.text())
                    .columnDefault(
                        constraint.raw_expr(), typed.type(), typed.typmod(), domain, null);
          }
        }
        case CONSTR_NOTNULL, CONSTR_NULL -> {
          boolean wanted = constraint.contype() == ConstrType.CONSTR_NOTNULL;
          if (sawNull && wanted != notNull) {
            throw fault(SqlState.SYNTAX_ERROR, "conflicting NULL/NOT NULL constraints");
          }
          sawNull = true;
          notNull = wanted;
        }
        case CONSTR_CHECK -> {
          if (constraint.is_no_inherit()) {
            throw fault(
                SqlState.INVALID_OBJECT_DEFINITION,
                "check constraints for domains cannot be marked NO INHERIT");
          }
        }
        case CONSTR_UNIQUE -> throw impossible("unique");
        case CONSTR_PRIMARY -> throw impossible("primary key");
        case CONSTR_EXCLUSION -> throw impossible("exclusion");
        case CONSTR_FOREIGN -> throw impossible("foreign key");
        default ->
            throw fault(
                SqlState.FEATURE_NOT_SUPPORTED,
                "specifying constraint deferrability not supported for domains");
      }
    }
    return new Facts(notNull, sawDefault, value);
  }

  private static PgException impossible(String kind) {
    return fault(SqlState.SYNTAX_ERROR, "%s constraints not possible for domains".formatted(kind));
  }

  private static PgException fault(SqlState state, String message) {
    return new PgException(state, message);
  }

  private void constraints(int domain, Placement.Qualified name, BaseType typed) {
    ChosenNames names = new ChosenNames(definer.catalog());
    for (Constraint constraint : statement.constraints()) {
      switch (constraint.contype()) {
        case CONSTR_CHECK -> {
          Expr condition =
              definer
                  .expressions(source.text())
                  .domainCheck(
                      Objects.requireNonNull(constraint.raw_expr()),
                      typed.type(),
                      typed.typmod());
          store(domain, name, constraint, 'c', "check", condition, names);
        }
        case CONSTR_NOTNULL -> store(domain, name, constraint, 'n', "not_null", null, names);
        default -> {}
      }
      definer.nextCommand();
    }
  }

  private void store(
      int domain,
      Placement.Qualified name,
      Constraint constraint,
      char kind,
      String label,
      @Nullable Expr condition,
      ChosenNames names) {
    String own = constraint.conname();
    if (own == null) {
      own = names.constraint(name.name(), null, label, name.schema());
    } else if (!definer
        .catalog()
        .scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, 0, domain, own)
        .isEmpty()) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "constraint \"%s\" for domain \"%s\" already exists".formatted(own, name.name()));
    }
    PgConstraint row =
        StoredConstraints.constraint(definer, own, name.schema(), kind)
            .set(PgConstraint.ANUM_CONVALIDATED, !constraint.skip_validation())
            .set(PgConstraint.ANUM_CONTYPID, domain)
            .set(PgConstraint.ANUM_CONBIN, condition == null ? null : NodeWriter.write(condition))
            .row();
    definer.writer().insert(row);
    ObjectAddress self = ObjectAddress.of(PgConstraint.TABLE, row.oid());
    definer
        .dependencies()
        .record(self, ObjectAddress.of(PgType.TABLE, domain), DependencyType.AUTO);
    if (condition != null) {
      definer
          .dependencies()
          .recordAll(
              self,
              definer.expressionDependencies().ofRelation(condition, Oid.INVALID),
              DependencyType.NORMAL);
    }
  }
}
