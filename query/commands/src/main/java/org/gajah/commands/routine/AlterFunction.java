package org.gajah.commands.routine;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.RoutineFinder;
import org.gajah.commands.setting.OwnSettings;
import org.gajah.nodes.AlterFunctionStmt;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER FUNCTION, PROCEDURE and ROUTINE where they change options.
public final class AlterFunction implements Command {
  private final AlterFunctionStmt statement;
  private final CommandSource source;
  private final Definer definer;

  public AlterFunction(AlterFunctionStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    int oid = new RoutineFinder(definer).find(statement.objtype(), statement.func(), false);
    Found<PgProc> found = definer.writer().locate(SysCache.PROCOID, oid);
    PgProc old = found.row();
    definer
        .privileges()
        .requireOwner(
            statement.objtype(), old.proowner(), QualifiedName.text(statement.func().objname()));
    if (old.prokind() == PgProc.PROKIND_AGGREGATE) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "\"%s\" is an aggregate function"
              .formatted(QualifiedName.text(statement.func().objname())));
    }
    boolean isProcedure = statement.objtype() == ObjectType.OBJECT_PROCEDURE;
    RoutineOptions options = new RoutineOptions(statement.actions(), isProcedure, source.text());
    definer.writer().update(found, changed(old, options));
    definer.nextCommand();
    return Completion.of(CommandTags.of(statement));
  }

  private PgProc changed(PgProc old, RoutineOptions options) {
    RowEdit<PgProc> row = RowEdit.of(PgProc.TABLE, old);
    row.set(PgProc.ANUM_PROVOLATILE, options.volatility(old.provolatile()));
    if (options.has("strict")) {
      row.set(PgProc.ANUM_PROISSTRICT, options.flag("strict"));
    }
    if (options.has("security")) {
      row.set(PgProc.ANUM_PROSECDEF, options.flag("security"));
    }
    if (options.has("leakproof")) {
      options.requireMayLeakproof(definer);
      row.set(PgProc.ANUM_PROLEAKPROOF, options.flag("leakproof"));
    }
    row.set(PgProc.ANUM_PROCOST, options.number("cost", old.procost()));
    row.set(PgProc.ANUM_PROROWS, options.rows(old.proretset(), old.prorows()));
    int support = options.support(definer, old.prosupport());
    row.set(PgProc.ANUM_PROSUPPORT, support);
    dependOnSupport(old, support);
    row.set(PgProc.ANUM_PROPARALLEL, options.parallel(old.proparallel()));
    return row.set(
            PgProc.ANUM_PROCONFIG,
            new OwnSettings(definer).ofFunction(old.proconfig(), options.settings()))
        .row();
  }

  private void dependOnSupport(PgProc old, int support) {
    if (support == old.prosupport()) {
      return;
    }
    ObjectAddress self = ObjectAddress.of(PgProc.TABLE, old.oid());
    if (old.prosupport() == Oid.INVALID) {
      definer
          .dependencies()
          .record(self, ObjectAddress.of(PgProc.TABLE, support), DependencyType.NORMAL);
    } else {
      definer.dependencies().change(self, PgProc.TABLE.oid(), old.prosupport(), support);
    }
  }
}
