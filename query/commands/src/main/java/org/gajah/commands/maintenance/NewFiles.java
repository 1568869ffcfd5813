package org.gajah.commands.maintenance;

import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.change.NewOids;
import org.gajah.commands.CommandContext;
import org.gajah.disk.RelationKey;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.relations.sequence.SequenceState;
import org.gajah.relations.sequence.Sequences;
import org.gajah.space.RelationStorage;

/// Gives relations new, empty files; the old ones go when the transaction commits, the new ones
/// when it aborts. Mirrors `RelationSetNewRelfilenumber()`.
final class NewFiles {
  private final CommandContext context;
  private final CatalogWriter writer;
  private final NewOids numbers;

  NewFiles(CommandContext context) {
    this.context = context;
    this.writer = new CatalogWriter(context.catalog());
    this.numbers = new NewOids(context.catalog());
  }

  /// Empties a table with its TOAST table and indexes. A table whose files the present
  /// subtransaction made is emptied where it is.
  void emptyTable(Relation table) {
    RelationDescriptor old = context.relations().descriptors().table(table);
    context.relations().storage().counts(old).rowsTruncated();
    if (context.files().isNewInSubtransaction(old.files())) {
      emptyInPlace(table, old);
      return;
    }
    renewTable(table);
    int toast = table.row().reltoastrelid();
    if (toast != 0) {
      renewTable(context.relations().catalog().get(toast));
    }
  }

  private void emptyInPlace(Relation table, RelationDescriptor descriptor) {
    RelationStorage.truncate(context.relations().storage(), descriptor, 0);
    for (Index index : table.indexes()) {
      OpenIndex open = context.relations().index(index.oid());
      RelationStorage.truncate(context.relations().storage(), open.descriptor(), 0);
      buildEmpty(open);
    }
    int toast = table.row().reltoastrelid();
    if (toast != 0) {
      Relation chunks = context.relations().catalog().get(toast);
      emptyInPlace(chunks, context.relations().descriptors().table(chunks));
    }
  }

  private void renewTable(Relation table) {
    renew(table.oid(), table.row(), context.relations().descriptors().table(table).files(), true);
    for (Index index : table.indexes()) {
      PgClass row = context.catalog().get(SysCache.RELOID, index.oid());
      OpenIndex old = context.relations().index(index.oid());
      renew(index.oid(), row, old.descriptor().files(), false);
    }
    context.work().nextCommand();
    Relation renewed = context.relations().catalog().get(table.oid());
    for (Index index : renewed.indexes()) {
      OpenIndex open = context.relations().index(index.oid());
      buildEmpty(open);
      if (open.descriptor().identity().persistence() == Persistence.UNLOGGED) {
        open.method().buildEmpty(context.relations().storage(), open.descriptor());
      }
    }
  }

  private void buildEmpty(OpenIndex index) {
    long memory = 1024L * context.session().settings().intValue(Settings.MAINTENANCE_WORK_MEM);
    try (IndexBuild build =
        index
            .method()
            .build(
                context.relations().storage(), index.descriptor(), KeyDescriber.SILENT, memory)) {
      build.finish();
    }
  }

  /// Makes a relation's new file and says so in the catalog.
  private void renew(int oid, PgClass row, RelationKey old, boolean isTable) {
    RelFileLocator place = old.locator();
    int number = numbers.nextFileNumber(place.tablespace(), place.database(), old.session(), false);
    RelationKey key =
        new RelationKey(
            new RelFileLocator(place.tablespace(), place.database(), number), old.session());
    context.files().create(key, Persistence.of(row.relpersistence()), true);
    context.files().dropAtCommit(old);
    RowEdit<PgClass> edit = RowEdit.of(PgClass.TABLE, row);
    edit.set(PgClass.ANUM_RELFILENODE, number);
    if (row.relkind() != PgClass.RELKIND_SEQUENCE) {
      edit.set(PgClass.ANUM_RELPAGES, 0);
      edit.set(PgClass.ANUM_RELTUPLES, -1f);
      edit.set(PgClass.ANUM_RELALLVISIBLE, 0);
    }
    if (isTable) {
      var transaction = context.process().transaction();
      edit.set(PgClass.ANUM_RELFROZENXID, context.work().statementSnapshot().xmin());
      edit.set(
          PgClass.ANUM_RELMINMXID, transaction.shared().multiXacts().oldestNeeded(transaction));
    }
    writer.update(writer.locate(SysCache.RELOID, oid), edit.row());
  }

  /// Lets a sequence start again.
  void restart(Relation sequence) {
    RelationDescriptor old = context.relations().descriptors().table(sequence);
    renew(sequence.oid(), sequence.row(), old.files(), false);
    context.work().nextCommand();
    RelationDescriptor renewed =
        context.relations().descriptors().table(context.relations().catalog().get(sequence.oid()));
    long start = context.catalog().get(SysCache.SEQRELID, sequence.oid()).seqstart();
    SequenceState state = new SequenceState(start, 0, false);
    Sequences sequences = new Sequences(context.relations().storage());
    sequences.create(renewed, state);
    if (renewed.identity().persistence() == Persistence.UNLOGGED) {
      sequences.createInitFork(renewed, state);
    }
  }
}
