package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.CreateForeignTableStmt;
import org.gajah.nodes.CreateStmt;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.IntoClause;
import org.gajah.nodes.Node;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TableElement;
import org.gajah.nodes.TableLikeClause;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.OnCommitAction;
import org.gajah.nodes.kinds.RelPersistence;
import org.gajah.nodes.kinds.TableLikeOption;
import org.jspecify.annotations.Nullable;

/// CREATE TABLE in all its forms, CREATE TABLE AS and CREATE MATERIALIZED VIEW.
final class TableArea extends Area {
  TableArea(Parser parser) {
    super(parser);
  }

  // CREATE TABLE

  /// CREATE TABLE or CREATE TABLE AS, behind what says how long the table lives.
  Statement create(char persistence) {
    return create(persistence, true);
  }

  /// @param asAllowed whether CREATE TABLE AS may stand here
  Statement create(char persistence, boolean asAllowed) {
    skip();
    boolean ifNotExists = parser.objects.ifNotExists();
    RangeVar name = persistent(parser.names.qualifiedName(), persistence);
    boolean as =
        switch (token()) {
          case LPAREN -> NameArea.isColId(peek()) && isEndOfName();
          case OF, PARTITION -> false;
          default -> true;
        };
    return as && asAllowed ? createAs(name, ifNotExists) : definition(name, ifNotExists);
  }

  /// Whether the second token behind the current one ends a name in a list of names.
  private boolean isEndOfName() {
    return tokens.peekSecond() == COMMA || tokens.peekSecond() == RPAREN;
  }

  private static RangeVar persistent(RangeVar relation, char persistence) {
    return persistence == RelPersistence.RELPERSISTENCE_PERMANENT
        ? relation
        : relation.toBuilder().relpersistence(persistence).build();
  }

  private CreateStmt definition(RangeVar name, boolean ifNotExists) {
    CreateStmt.Builder table = CreateStmt.builder().relation(name).if_not_exists(ifNotExists);
    if (accept(OF)) {
      int place = start();
      List<String> type = parser.names.anyName();
      table.ofTypename(TypeName.builder().names(type).typemod(-1).location(place).build());
      table.tableElts(optionalTypedElements());
    } else if (at(PARTITION)) {
      partition(table);
    } else {
      table.tableElts(elements());
      inherits(table);
    }
    table.partspec(parser.partitions.optionalSpec());
    if (accept(USING)) {
      table.accessMethod(parser.names.colId());
    }
    return table
        .options(storageOptions())
        .oncommit(onCommit())
        .tablespacename(tablespace())
        .build();
  }

  private void partition(CreateStmt.Builder table) {
    expect(PARTITION, OF);
    table.inhRelations(List.of(parser.names.qualifiedName()));
    table.tableElts(optionalTypedElements());
    table.partbound(parser.partitions.bound());
  }

  private void inherits(CreateStmt.Builder table) {
    if (accept(INHERITS)) {
      table.inhRelations(parenthesizedList(parser.names::qualifiedName));
    }
  }

  /// CREATE FOREIGN TABLE, behind these words.
  Statement createForeign() {
    boolean ifNotExists = parser.objects.ifNotExists();
    RangeVar name = parser.names.qualifiedName();
    CreateStmt.Builder table = CreateStmt.builder().relation(name).if_not_exists(ifNotExists);
    if (at(PARTITION)) {
      partition(table);
    } else {
      table.tableElts(elements());
      inherits(table);
    }
    expect(SERVER);
    String server = parser.names.colId();
    List<DefElem> options = parser.optionLists.optionalForeignOptions();
    return new CreateForeignTableStmt(table.build(), server, options);
  }

  /// `WITH (...)` or `WITHOUT OIDS`
  private List<DefElem> storageOptions() {
    if (accept(WITHOUT)) {
      expect(OIDS);
      return List.of();
    }
    return parser.optionLists.withRelationOptions();
  }

  private OnCommitAction onCommit() {
    if (!accept(ON)) {
      return OnCommitAction.ONCOMMIT_NOOP;
    }
    expect(COMMIT);
    return switch (token()) {
      case DROP -> {
        skip();
        yield OnCommitAction.ONCOMMIT_DROP;
      }
      case DELETE_P -> {
        expect(DELETE_P, ROWS);
        yield OnCommitAction.ONCOMMIT_DELETE_ROWS;
      }
      default -> {
        expect(PRESERVE, ROWS);
        yield OnCommitAction.ONCOMMIT_PRESERVE_ROWS;
      }
    };
  }

  private @Nullable String tablespace() {
    return accept(TABLESPACE) ? parser.names.colId() : null;
  }

  // Elements

  private List<TableElement> elements() {
    expect(LPAREN);
    List<TableElement> elements = at(RPAREN) ? List.of() : commaList(this::element);
    expect(RPAREN);
    return elements;
  }

  private TableElement element() {
    if (at(LIKE)) {
      return like();
    }
    return parser.constraints.atTableConstraint() && !isColumnNamedLikeConstraint()
        ? parser.constraints.tableConstraint()
        : column();
  }

  /// Whether a word that begins a constraint is the name of a column here.
  private boolean isColumnNamedLikeConstraint() {
    return at(EXCLUDE) && peek() != USING && peek() != LPAREN;
  }

  private List<TableElement> optionalTypedElements() {
    return at(LPAREN) ? parenthesizedList(this::typedElement) : List.of();
  }

  private TableElement typedElement() {
    return parser.constraints.atTableConstraint() && !isColumnNamedLikeConstraint()
        ? parser.constraints.tableConstraint()
        : columnOptions();
  }

  /// A column with its type.
  ColumnDef column() {
    int place = start();
    String name = parser.names.colId();
    ColumnDef.Builder column =
        ColumnDef.builder()
            .colname(name)
            .typeName(parser.types.type())
            .is_local(true)
            .location(place);
    if (accept(STORAGE)) {
      column.storage_name(accept(DEFAULT) ? "default" : parser.names.colId());
    }
    if (at(COMPRESSION)) {
      column.compression(compression());
    }
    column.fdwoptions(parser.optionLists.optionalForeignOptions());
    return qualified(column);
  }

  /// `COMPRESSION method`
  String compression() {
    skip();
    return accept(DEFAULT) ? "default" : parser.names.colId();
  }

  private ColumnDef qualified(ColumnDef.Builder column) {
    ConstraintArea.ColumnQualifiers qualifiers = parser.constraints.columnQualifiers();
    return column.constraints(qualifiers.constraints()).collClause(qualifiers.collation()).build();
  }

  /// A column whose type is known already.
  private ColumnDef columnOptions() {
    int place = start();
    String name = parser.names.colId();
    if (accept(WITH)) {
      expect(OPTIONS);
    }
    return qualified(ColumnDef.builder().colname(name).is_local(true).location(place));
  }

  private TableLikeClause like() {
    skip();
    RangeVar relation = parser.names.qualifiedName();
    int options = 0;
    while (at(INCLUDING) || at(EXCLUDING)) {
      boolean including = next().token() == INCLUDING;
      int option = likeOption();
      options = including ? options | option : options & ~option;
    }
    return new TableLikeClause(relation, options, 0);
  }

  private int likeOption() {
    TableLikeOption option =
        switch (token()) {
          case COMMENTS -> TableLikeOption.CREATE_TABLE_LIKE_COMMENTS;
          case COMPRESSION -> TableLikeOption.CREATE_TABLE_LIKE_COMPRESSION;
          case CONSTRAINTS -> TableLikeOption.CREATE_TABLE_LIKE_CONSTRAINTS;
          case DEFAULTS -> TableLikeOption.CREATE_TABLE_LIKE_DEFAULTS;
          case IDENTITY_P -> TableLikeOption.CREATE_TABLE_LIKE_IDENTITY;
          case GENERATED -> TableLikeOption.CREATE_TABLE_LIKE_GENERATED;
          case INDEXES -> TableLikeOption.CREATE_TABLE_LIKE_INDEXES;
          case STATISTICS -> TableLikeOption.CREATE_TABLE_LIKE_STATISTICS;
          case STORAGE -> TableLikeOption.CREATE_TABLE_LIKE_STORAGE;
          case ALL -> TableLikeOption.CREATE_TABLE_LIKE_ALL;
          default -> throw unexpected();
        };
    skip();
    return option.value();
  }

  // CREATE TABLE AS and CREATE MATERIALIZED VIEW

  private CreateTableAsStmt createAs(RangeVar name, boolean ifNotExists) {
    IntoClause.Builder into =
        IntoClause.builder().rel(name).colNames(parser.names.optionalColumns());
    if (accept(USING)) {
      into.accessMethod(parser.names.colId());
    }
    into.options(storageOptions()).onCommit(onCommit()).tableSpaceName(tablespace());
    expect(AS);
    Node query = at(EXECUTE) ? parser.session.execute() : parser.selects.select();
    return createAs(into, query, ObjectType.OBJECT_TABLE, ifNotExists);
  }

  private CreateTableAsStmt createAs(
      IntoClause.Builder into, Node query, ObjectType type, boolean ifNotExists) {
    into.skipData(!parser.maintenance.withData());
    return new CreateTableAsStmt(query, into.build(), type, false, ifNotExists);
  }

  /// CREATE TABLE AS or CREATE MATERIALIZED VIEW in EXPLAIN.
  Statement createAs() {
    skip();
    if (at(UNLOGGED, MATERIALIZED)) {
      skip();
      return createMaterializedView(RelPersistence.RELPERSISTENCE_UNLOGGED);
    }
    if (at(MATERIALIZED)) {
      return createMaterializedView(RelPersistence.RELPERSISTENCE_PERMANENT);
    }
    char persistence = parser.selects.temporary(false);
    expect(TABLE);
    boolean ifNotExists = parser.objects.ifNotExists();
    return createAs(persistent(parser.names.qualifiedName(), persistence), ifNotExists);
  }

  /// CREATE MATERIALIZED VIEW, at its second word.
  Statement createMaterializedView(char persistence) {
    expect(MATERIALIZED, VIEW);
    boolean ifNotExists = parser.objects.ifNotExists();
    RangeVar name = persistent(parser.names.qualifiedName(), persistence);
    IntoClause.Builder into =
        IntoClause.builder().rel(name).colNames(parser.names.optionalColumns());
    if (accept(USING)) {
      into.accessMethod(parser.names.colId());
    }
    into.options(parser.optionLists.withRelationOptions()).tableSpaceName(tablespace());
    expect(AS);
    return createAs(into, parser.selects.select(), ObjectType.OBJECT_MATVIEW, ifNotExists);
  }
}
