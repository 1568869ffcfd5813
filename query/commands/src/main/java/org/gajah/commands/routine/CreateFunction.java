package org.gajah.commands.routine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Options;
import org.gajah.commands.object.Placement;
import org.gajah.commands.setting.OwnSettings;
import org.gajah.nodes.CreateFunctionStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.text.NodeWriter;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// CREATE FUNCTION and CREATE PROCEDURE.
public final class CreateFunction implements Command {
  private static final int INTERNAL_LANGUAGE = 12;

  private final CreateFunctionStmt statement;
  private final CommandSource source;
  private final Definer definer;
  private final RoutineOptions options;

  public CreateFunction(
      CreateFunctionStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.definer = new Definer(context);
    this.options = new RoutineOptions(statement.options(), statement.is_procedure(), source.text());
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_FUNCTION_DEFINITION, message);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Placement.Qualified name = new Placement(definer).object(statement.funcname());
    String[] settings = new OwnSettings(definer).ofFunction(null, options.settings());
    options.number("cost", 1);
    options.number("rows", 1);
    options.parallel('u');
    int support = options.support(definer, Oid.INVALID);
    PgLanguage language = language();
    options.requireMayLeakproof(definer);
    RoutineParameters parameters =
        RoutineParameters.of(
            definer, source.text(), statement.parameters(), statement.is_procedure());
    Result result = result(parameters);
    Signatures.check(parameters.inputs, result.type(), definer.typeNames());
    RoutineBody body =
        RoutineBody.of(statement, options, name.name(), language, parameters, definer, source);
    store(name, language, parameters, result, settings, support, body);
    return Completion.of(CommandTags.of(statement));
  }

  private PgLanguage language() {
    DefElem option = options.get("language");
    if (option == null && statement.sql_body() == null) {
      throw invalid("no language specified");
    }
    String name = option == null ? "sql" : Options.text(option);
    PgLanguage row = definer.catalog().find(SysCache.LANGNAME, name);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "language \"%s\" does not exist".formatted(name));
    }
    boolean may =
        row.lanpltrusted()
            ? definer.privileges().may(ObjectType.OBJECT_LANGUAGE, row.oid(), Privilege.USAGE)
            : definer.roles().isSuperuser(definer.user());
    if (!may) {
      throw Denials.noPrivilege(ObjectType.OBJECT_LANGUAGE, row.lanname());
    }
    return row;
  }

  // What it returns

  private record Result(int type, boolean set) {}

  private Result result(RoutineParameters parameters) {
    TypeName written = statement.returnType();
    int required = parameters.resultOfOut;
    if (statement.is_procedure()) {
      return new Result(required == Oid.INVALID ? TypeOid.VOID : required, false);
    }
    if (written == null) {
      if (required == Oid.INVALID) {
        throw invalid("function result type must be specified");
      }
      return new Result(required, false);
    }
    int type = definer.expressions(source.text()).type(written).type();
    if (required != Oid.INVALID && type != required) {
      throw invalid(
          "function result type must be %s because of OUT parameters"
              .formatted(definer.typeNames().format(required)));
    }
    return new Result(type, written.setof());
  }

  // Its row

  private void store(
      Placement.Qualified name,
      PgLanguage language,
      RoutineParameters parameters,
      Result result,
      String @Nullable [] settings,
      int support,
      RoutineBody body) {
    int[] inputs = RoutineParameters.oids(parameters.inputs);
    Found<PgProc> old = null;
    for (Found<PgProc> found :
        definer.catalog().locate(PgProc.PRONAME_ARGS_NSP_INDEX, name.name())) {
      if (found.row().pronamespace() == name.schema()
          && Arrays.equals(found.row().proargtypes(), inputs)) {
        old = found;
      }
    }
    RowEdit<PgProc> row =
        old == null ? RowEdit.blank(PgProc.TABLE) : RowEdit.of(PgProc.TABLE, old.row());
    if (old == null) {
      AclItem[] acl =
          definer.defaultPrivileges().of(ObjectType.OBJECT_FUNCTION, definer.user(), name.schema());
      row.set(PgProc.ANUM_OID, definer.oids().next(PgProc.OID_INDEX))
          .set(PgProc.ANUM_PROOWNER, definer.user())
          .set(PgProc.ANUM_PROACL, acl);
    } else {
      checkReplaceable(old.row(), name.name(), result);
    }
    fill(row, name, language, parameters, result, inputs);
    row.set(PgProc.ANUM_PROSRC, body.source())
        .set(PgProc.ANUM_PROBIN, body.library())
        .set(PgProc.ANUM_PROSQLBODY, body.stored())
        .set(PgProc.ANUM_PROCONFIG, settings)
        .set(PgProc.ANUM_PROSUPPORT, support);
    PgProc now = row.row();
    if (old == null) {
      definer.writer().insert(now);
    } else {
      definer.writer().update(old, now);
      definer.dependencies().forget(PgProc.TABLE.oid(), now.oid(), true);
    }
    depend(now, parameters, body, old == null);
    definer.nextCommand();
    if (old == null || !isSameInternal(old.row(), now)) {
      definer.context().validate(now, source.text());
    }
  }

  /// Whether a function is the server's own that was there before: that shows that it is built in.
  private static boolean isSameInternal(PgProc old, PgProc now) {
    return old.prolang() == INTERNAL_LANGUAGE
        && now.prolang() == INTERNAL_LANGUAGE
        && old.prosrc().equals(now.prosrc());
  }

  private void checkReplaceable(PgProc old, String name, Result result) {
    if (!statement.replace()) {
      throw new PgException(
          SqlState.DUPLICATE_FUNCTION,
          "function \"%s\" already exists with same argument types".formatted(name));
    }
    definer.privileges().requireOwner(ObjectType.OBJECT_FUNCTION, old.proowner(), name);
    char kind = statement.is_procedure() ? 'p' : 'f';
    if (old.prokind() != kind) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "cannot change routine kind")
          .detail(
              "\"%s\" is a%s."
                  .formatted(
                      name,
                      switch (old.prokind()) {
                        case 'a' -> "n aggregate function";
                        case 'p' -> " procedure";
                        case 'w' -> " window function";
                        default -> " function";
                      }));
    }
    if (old.prorettype() != result.type() || old.proretset() != result.set()) {
      throw invalid(
              kind == 'p'
                  ? "cannot change whether a procedure has output parameters"
                  : "cannot change return type of existing function")
          .hint(
              "Use %s first."
                  .formatted(
                      "DROP %s %s"
                          .formatted(
                              kind == 'p' ? "PROCEDURE" : "FUNCTION",
                              definer.descriptions().signatures().function(old.oid()))));
    }
  }

  private void fill(
      RowEdit<PgProc> row,
      Placement.Qualified name,
      PgLanguage language,
      RoutineParameters parameters,
      Result result,
      int[] inputs) {
    boolean compiled =
        language.oid() == INTERNAL_LANGUAGE || language.oid() == RoutineBody.C_LANGUAGE;
    row.set(PgProc.ANUM_PRONAME, name.name())
        .set(PgProc.ANUM_PRONAMESPACE, name.schema())
        .set(PgProc.ANUM_PROLANG, language.oid())
        .set(PgProc.ANUM_PROCOST, options.number("cost", compiled ? 1 : 100))
        .set(PgProc.ANUM_PROROWS, options.rows(result.set(), 1000))
        .set(PgProc.ANUM_PROVARIADIC, parameters.variadic)
        .set(
            PgProc.ANUM_PROKIND,
            statement.is_procedure() ? 'p' : options.flag("window") ? 'w' : 'f')
        .set(PgProc.ANUM_PROSECDEF, options.flag("security"))
        .set(PgProc.ANUM_PROLEAKPROOF, options.flag("leakproof"))
        .set(PgProc.ANUM_PROISSTRICT, options.flag("strict"))
        .set(PgProc.ANUM_PRORETSET, result.set())
        .set(PgProc.ANUM_PROVOLATILE, options.volatility('v'))
        .set(PgProc.ANUM_PROPARALLEL, options.parallel('u'))
        .set(PgProc.ANUM_PRONARGS, inputs.length)
        .set(PgProc.ANUM_PRONARGDEFAULTS, parameters.defaults.size())
        .set(PgProc.ANUM_PRORETTYPE, result.type())
        .set(PgProc.ANUM_PROARGTYPES, inputs)
        .set(PgProc.ANUM_PROALLARGTYPES, parameters.allTypes())
        .set(PgProc.ANUM_PROARGMODES, parameters.allModes())
        .set(PgProc.ANUM_PROARGNAMES, parameters.allNames())
        .set(
            PgProc.ANUM_PROARGDEFAULTS,
            parameters.defaults.isEmpty()
                ? null
                : NodeWriter.write(NodeList.of(parameters.defaults)));
  }

  // What it depends on

  private void depend(PgProc row, RoutineParameters parameters, RoutineBody body, boolean isNew) {
    ObjectAddress self = ObjectAddress.of(PgProc.TABLE, row.oid());
    List<ObjectAddress> on = new ArrayList<>();
    add(on, ObjectAddress.of(PgNamespace.TABLE, row.pronamespace()));
    add(on, ObjectAddress.of(PgLanguage.TABLE, row.prolang()));
    add(on, ObjectAddress.of(PgType.TABLE, row.prorettype()));
    for (int type : parameters.all) {
      add(on, ObjectAddress.of(PgType.TABLE, type));
    }
    if (row.prosupport() != Oid.INVALID) {
      add(on, ObjectAddress.of(PgProc.TABLE, row.prosupport()));
    }
    definer.dependencies().recordAll(self, on, DependencyType.NORMAL);
    if (!parameters.defaults.isEmpty()) {
      definer
          .dependencies()
          .recordAll(
              self,
              definer.expressionDependencies().of(NodeList.of(parameters.defaults), List.of()),
              DependencyType.NORMAL);
    }
    Node tree = body.tree();
    if (tree != null) {
      definer
          .dependencies()
          .recordAll(
              self, definer.expressionDependencies().of(tree, List.of()), DependencyType.NORMAL);
    }
    if (isNew) {
      definer.dependencies().recordOwner(self, row.proowner());
      definer.dependencies().changeAcl(self, row.proowner(), null, row.proacl());
    }
  }

  private static void add(List<ObjectAddress> list, ObjectAddress address) {
    if (!list.contains(address)) {
      list.add(address);
    }
  }
}
