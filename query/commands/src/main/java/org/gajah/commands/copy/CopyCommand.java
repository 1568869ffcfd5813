package org.gajah.commands.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.accessapi.table.TableScan;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.analyzer.context.StatementText;
import org.gajah.analyzer.rewrite.ColumnDefaults;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.MemoryAccount;
import org.gajah.batch.Vector;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.disk.ClusterFiles;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.functions.TypeColumn;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.CopyStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.page.value.TupleDecoder;
import org.gajah.planner.tree.Trees;
import org.gajah.spi.ClientText;
import org.gajah.spi.EncodedText;
import org.gajah.spi.Execution;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.Portal;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.SqlSession.Parameters;
import org.gajah.spi.Statement;
import org.gajah.text.encoding.Encoding;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// COPY. Mirrors `DoCopy()` of `commands/copy.c`.
public final class CopyCommand implements Command {
  private static final int READ_SERVER_FILES = 4569;
  private static final int WRITE_SERVER_FILES = 4570;
  private static final int EXECUTE_SERVER_PROGRAM = 4571;
  private static final long INSERT = 1;
  private static final long SELECT = 2;

  private final CopyStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Encoding database;

  public CopyCommand(CopyStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.database =
        Objects.requireNonNull(
            Encoding.numbered(context.session().identity().database().encoding()));
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    if (statement.filename() != null) {
      checkFilePrivilege();
    }
    var snapshots = context.process().transaction().snapshots();
    Snapshot snapshot = context.work().statementSnapshot();
    snapshots.push(snapshot);
    int depth = snapshots.depth();
    long rows;
    try {
      rows =
          statement.relation() == null ? query() : statement.is_from() ? from() : table(snapshot);
    } finally {
      snapshots.popTo(depth - 1);
    }
    return new Completion("COPY", rows);
  }

  private void checkFilePrivilege() {
    boolean from = statement.is_from();
    if (statement.is_program()) {
      requireRole(
          EXECUTE_SERVER_PROGRAM,
          "permission denied to COPY to or from an external program",
          "Only roles with privileges of the \"%s\" role may COPY to or from an external program.");
    } else if (from) {
      requireRole(
          READ_SERVER_FILES,
          "permission denied to COPY from a file",
          "Only roles with privileges of the \"%s\" role may COPY from a file.");
    } else {
      requireRole(
          WRITE_SERVER_FILES,
          "permission denied to COPY to a file",
          "Only roles with privileges of the \"%s\" role may COPY to a file.");
    }
  }

  private void requireRole(int role, String message, String detail) {
    var roles = privileges().roles();
    if (!roles.hasPrivilegesOf(context.user(), role)) {
      throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, message)
          .detail(detail.formatted(roles.name(role)))
          .hint(
              "Anyone can COPY to stdout or from stdin. psql's \\copy command also works for"
                  + " anyone.");
    }
  }

  private Privileges privileges() {
    return context.namespaces().privileges();
  }

  private CopyOptions options() {
    return CopyOptionReader.read(
        statement.options(),
        new StatementText(source.text()),
        EncodedText.charset(database),
        statement.is_from());
  }

  private TextReader textReader(
      CopySource bytes, CopyOptions options, CopyErrors errors, TextReader.ReadColumns read) {
    ClientText text = text(options);
    // What databases may be in has no byte below 128 within a character.
    if (text.isSame() || text.client().forServers()) {
      return new TextReader(bytes, options, errors, text, database, read);
    }
    ClientText converted = new EncodedText(database, () -> database);
    return new TextReader(
        new ConvertedSource(bytes, text), options, errors, converted, database, read);
  }

  /// Between the database's encoding and that of the data.
  private ClientText text(CopyOptions options) {
    Encoding encoding = options.encoding();
    if (encoding == null) {
      return context.sql().text();
    }
    if (statement.is_from()) {
      EncodedText.requireConversion(encoding, database);
    } else {
      EncodedText.requireConversion(database, encoding);
    }
    return new EncodedText(database, () -> encoding);
  }

  private void checkPrivileges(Relation relation, long wanted, List<PgAttribute> columns) {
    Privileges privileges = privileges();
    int role = context.user();
    if (privileges.mask(ObjectType.OBJECT_TABLE, relation.oid(), role, wanted, true) == wanted) {
      return;
    }
    boolean allowed =
        columns.isEmpty()
            ? privileges.mayColumns(relation.oid(), role, wanted, false)
            : columns.stream()
                .allMatch(
                    column -> privileges.mayColumn(relation.oid(), column.attnum(), role, wanted));
    if (!allowed) {
      throw Denials.noPrivilege(Denials.kindOf(relation.kind()), relation.name());
    }
  }

  private boolean isUnderRowSecurity(Relation relation) {
    Privileges privileges = privileges();
    return relation.hasRowSecurity()
        && !privileges.roles().bypassesRowSecurity(context.user())
        && (relation.forcesRowSecurity()
            || !privileges.roles().hasPrivilegesOf(context.user(), relation.owner()));
  }

  private WorkMemory memory() {
    return WorkMemory.of(
        context.session().settings(),
        new MemoryAccount("COPY", context.session().memory(), Long.MAX_VALUE),
        context.process().context().temporaryFiles());
  }

  private ClusterFiles cluster() {
    return context.storage().storage().files();
  }

  // FROM

  private long from() {
    Relation relation =
        context
            .relations()
            .opener()
            .open(Objects.requireNonNull(statement.relation()), LockMode.ROW_EXCLUSIVE);
    List<Expr> where = where(relation);
    List<PgAttribute> columns = CopyColumns.of(relation, statement.attlist());
    checkPrivileges(relation, INSERT, columns);
    if (isUnderRowSecurity(relation)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "COPY FROM not supported with row-level security")
          .hint("Use INSERT statements instead.");
    }
    if (context.process().transaction().isReadOnly() && !relation.isTemporary()) {
      throw new PgException(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute COPY FROM in a read-only transaction");
    }
    CopyOptions options = options();
    List<@Nullable Expr> defaults = defaults(relation, columns, options);
    TextReader.ReadColumns read = CopyFrom.readColumns(relation, columns, options, defaults);
    CopyErrors errors = new CopyErrors(relation.name(), database, EncodedText.charset(database));
    try (CopySource bytes = source(options, columns.size())) {
      RowReader reader =
          options.isBinary()
              ? new BinaryReader(bytes, errors, read.names())
              : textReader(bytes, options, errors, read);
      if (options.isBinary()) {
        reader.begin();
      }
      checkTarget(relation);
      context.relations().requireWritable(relation, CmdType.CMD_INSERT);
      OpenTable table = context.relations().table(relation.oid());
      TableWriter.InsertOptions insertion = insertion(table, options);
      if (!options.isBinary()) {
        reader.begin();
      }
      long rows = insert(table, columns, options, defaults, where, reader, errors, insertion);
      bytes.done();
      return rows;
    }
  }

  private long insert(
      OpenTable table,
      List<PgAttribute> columns,
      CopyOptions options,
      List<@Nullable Expr> defaults,
      List<Expr> where,
      RowReader reader,
      CopyErrors errors,
      TableWriter.InsertOptions insertion) {
    try (ExecutionState state = context.unplanned(memory());
        CopyFrom copy =
            new CopyFrom(
                table, columns, options, defaults, where, reader, errors, state, insertion)) {
      long rows = copy.run();
      long skipped = copy.skippedRows();
      if (skipped > 0) {
        context
            .session()
            .reporter()
            .report(
                Severity.NOTICE,
                SqlState.SUCCESSFUL_COMPLETION,
                skipped == 1
                    ? "1 row was skipped due to data type incompatibility"
                    : skipped + " rows were skipped due to data type incompatibility");
      }
      return rows;
    }
  }

  private List<Expr> where(Relation relation) {
    Expr raw = statement.whereClause();
    if (raw == null) {
      return List.of();
    }
    Expr condition =
        new StoredExpressions(context.analysis(), source.text()).copyCondition(raw, relation.row());
    for (PgAttribute column : relation.columns()) {
      if (column.attgenerated() != '\0' && uses(condition, column.attnum())) {
        throw new PgException(
                SqlState.INVALID_COLUMN_REFERENCE,
                "generated columns are not supported in COPY FROM WHERE conditions")
            .detail("Column \"" + column.attname() + "\" is a generated column.");
      }
    }
    return Trees.conjuncts(context.planning().fold(condition));
  }

  private static boolean uses(Expr condition, int column) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        return (node instanceof Var var && var.varattno() == column) || children(node);
      }
    }.walk(condition);
  }

  private List<@Nullable Expr> defaults(
      Relation relation, List<PgAttribute> copied, CopyOptions options) {
    ColumnDefaults known = new ColumnDefaults(context.analysis());
    List<@Nullable Expr> result = new ArrayList<>();
    for (PgAttribute column : relation.columns()) {
      boolean wanted =
          !column.attisdropped()
              && column.attgenerated() == '\0'
              && (options.defaultText() != null || !copied.contains(column));
      Expr value = wanted ? known.of(column) : null;
      result.add(value == null ? null : context.planning().fold(value));
    }
    return result;
  }

  private CopySource source(CopyOptions options, int columns) {
    String file = statement.filename();
    if (file == null) {
      return ClientEnd.source(context.session().copy().startIn(options.isBinary(), columns));
    }
    if (statement.is_program()) {
      return ServerProgram.source(cluster().root(), file);
    }
    return ServerFile.source(cluster().disk(), cluster().root(), file);
  }

  private static void checkTarget(Relation relation) {
    switch (relation.kind()) {
      case PgClass.RELKIND_RELATION, PgClass.RELKIND_PARTITIONED_TABLE -> {}
      case PgClass.RELKIND_VIEW ->
          throw wrongKind("cannot copy to view \"%s\"", relation)
              .hint("To enable copying to a view, provide an INSTEAD OF INSERT trigger.");
      case PgClass.RELKIND_MATVIEW ->
          throw wrongKind("cannot copy to materialized view \"%s\"", relation);
      case PgClass.RELKIND_SEQUENCE -> throw wrongKind("cannot copy to sequence \"%s\"", relation);
      default -> throw wrongKind("cannot copy to non-table relation \"%s\"", relation);
    }
  }

  private static PgException wrongKind(String message, Relation relation) {
    return new PgException(SqlState.WRONG_OBJECT_TYPE, message.formatted(relation.name()));
  }

  private TableWriter.InsertOptions insertion(OpenTable table, CopyOptions options) {
    var files = context.files();
    var key = table.descriptor().files();
    if (options.freeze()) {
      if (context.sql().portals().all().stream().map(Portal::name).anyMatch(n -> !n.isEmpty())) {
        throw new PgException(
            SqlState.INVALID_TRANSACTION_STATE,
            "cannot perform COPY FREEZE because of prior transaction activity");
      }
      if (!files.isNewInSubtransaction(key)) {
        throw new PgException(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
            "cannot perform COPY FREEZE because the table was not created or truncated in the"
                + " current subtransaction");
      }
    }
    return new TableWriter.InsertOptions(files.isNew(key), options.freeze(), true);
  }

  // TO

  private CopyTarget target(CopyOptions options, int columns) {
    String file = statement.filename();
    if (file == null) {
      return ClientEnd.target(context.session().copy().startOut(options.isBinary(), columns));
    }
    if (statement.is_program()) {
      return ServerProgram.target(cluster().root(), file);
    }
    return ServerFile.target(cluster().disk(), file);
  }

  private TypeColumn output(CopyOptions options, int type) {
    return options.isBinary()
        ? TypeColumn.send(context.registry(), context.functions(), type)
        : TypeColumn.output(context.registry(), context.functions(), type);
  }

  private long table(Snapshot snapshot) {
    Relation relation =
        context
            .relations()
            .opener()
            .open(Objects.requireNonNull(statement.relation()), LockMode.ACCESS_SHARE);
    checkPrivileges(relation, SELECT, CopyColumns.of(relation, statement.attlist()));
    checkSource(relation);
    if (isUnderRowSecurity(relation)) {
      throw PgException.notBuilt("row-level security");
    }
    CopyOptions options = options();
    List<PgAttribute> columns = CopyColumns.of(relation, statement.attlist());
    boolean[] quoted = CopyColumns.chosen(options.forceQuote(), "FORCE_QUOTE", relation, columns);
    TypeColumn[] outputs = new TypeColumn[columns.size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = output(options, columns.get(i).atttypid());
    }
    try (CopyTarget target = target(options, columns.size())) {
      RowWriter writer =
          new RowWriter(target, options, context.functions(), text(options), outputs, quoted);
      writer.begin(
          columns.stream().map(PgAttribute::attname).toList(), EncodedText.charset(database));
      scan(context.relations().table(relation.oid()), columns, snapshot, writer);
      writer.end();
      return writer.rows();
    }
  }

  private void scan(
      OpenTable table, List<PgAttribute> columns, Snapshot snapshot, RowWriter writer) {
    int[] needed = columns.stream().mapToInt(c -> c.attnum() - 1).sorted().toArray();
    Vector[] vectors = new Vector[needed.length];
    int[] places = new int[needed.length];
    for (int i = 0; i < needed.length; i++) {
      PgAttribute column = table.relation().columns().get(needed[i]);
      vectors[i] = column.attbyval() ? new LongVector(1) : new BytesVector(1);
      places[columns.indexOf(column)] = i;
    }
    TupleDecoder decoder = new TupleDecoder(table.descriptor().layout(), needed, vectors);
    Batch batch = new Batch(vectors);
    try (TableScan scan =
        table.method().scan(context.relations().storage(), table.descriptor(), snapshot, true)) {
      int rows = scan.next(Vector.BATCH_ROWS);
      while (rows > 0) {
        context.process().proc().checkInterrupts();
        Vectors.clear(vectors);
        Vectors.ensure(vectors, rows);
        scan.decode(decoder);
        batch.setRows(rows);
        writer.write(batch, places);
        rows = scan.next(Vector.BATCH_ROWS);
      }
    }
  }

  private static void checkSource(Relation relation) {
    switch (relation.kind()) {
      case PgClass.RELKIND_RELATION -> {}
      case PgClass.RELKIND_VIEW ->
          throw wrongKind("cannot copy from view \"%s\"", relation).hint(variant());
      case PgClass.RELKIND_MATVIEW ->
          throw wrongKind("cannot copy from materialized view \"%s\"", relation).hint(variant());
      case PgClass.RELKIND_FOREIGN_TABLE ->
          throw wrongKind("cannot copy from foreign table \"%s\"", relation).hint(variant());
      case PgClass.RELKIND_SEQUENCE ->
          throw wrongKind("cannot copy from sequence \"%s\"", relation);
      case PgClass.RELKIND_PARTITIONED_TABLE ->
          throw wrongKind("cannot copy from partitioned table \"%s\"", relation).hint(variant());
      default -> throw wrongKind("cannot copy from non-table relation \"%s\"", relation);
    }
  }

  private static String variant() {
    return "Try the COPY (SELECT ...) TO variant.";
  }

  private long query() {
    CopyOptions options = options();
    org.gajah.nodes.Statement raw = Objects.requireNonNull(statement.query());
    if (raw instanceof SelectStmt select && select.intoClause() != null) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "COPY (SELECT INTO) is not supported");
    }
    Statement prepared = context.prepare(new RawStmt(raw, -1, 0), source.text(), Parameters.NONE);
    RowShape shape = prepared.shape();
    if (shape == null) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "COPY query must have a RETURNING clause");
    }
    List<String> names = shape.columns().stream().map(RowShape.Column::name).toList();
    boolean[] quoted = CopyColumns.chosen(options.forceQuote(), names);
    TypeColumn[] outputs = new TypeColumn[names.size()];
    int[] places = new int[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = output(options, shape.columns().get(i).type());
      places[i] = i;
    }
    try (Execution execution = prepared.binder().start();
        CopyTarget target = target(options, outputs.length)) {
      RowWriter writer =
          new RowWriter(target, options, context.functions(), text(options), outputs, quoted);
      writer.begin(names, EncodedText.charset(database));
      execution.run(
          0,
          new RowSink() {
            @Override
            public void start(RowShape started) {}

            @Override
            public void rows(Batch batch) {
              writer.write(batch, places);
            }
          },
          false);
      writer.end();
      return writer.rows();
    }
  }
}
