package org.gajah.parser;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.error.StackGuard;
import org.gajah.parser.lex.ParserOptions;

/// The areas of the grammar at work on one text.
final class Parser {
  final ParserOptions options;
  final Tokens tokens;
  final StackGuard depth;

  final NameArea names;
  final TypeArea types;
  final ExpressionArea expressions;
  final PredicateArea predicates;
  final PrimaryArea primaries;
  final FunctionArea functions;
  final WordyFunctionArea words;
  final XmlArea xml;
  final JsonArea json;
  final SelectArea selects;
  final SelectTailArea tails;
  final FromArea from;
  final TableFunctionArea tableFunctions;
  final WithArea with;
  final StatementArea statements;
  final OptionArea optionLists;
  final DataChangeArea dataChanges;
  final SettingArea settings;
  final SessionArea session;
  final MaintenanceArea maintenance;
  final CopyArea copy;
  final IndexArea indexes;
  final PartitionArea partitions;
  final ConstraintArea constraints;
  final SequenceArea sequences;
  final TableArea tables;
  final ObjectArea objects;
  final RoutineArea routines;
  final CreationArea creations;
  final ViewArea views;
  final TriggerArea triggers;
  final OperatorClassArea operatorClasses;
  final TypeDefinitionArea typeDefinitions;
  final RoleArea roles;
  final PrivilegeArea privileges;
  final ForeignArea foreign;
  final PublicationArea publications;
  final DatabaseArea databases;
  final AlterationArea alterations;
  final TypeAlterationArea typeAlterations;
  final TextSearchArea textSearches;
  final TableAlterationArea tableAlterations;

  Parser(String text, ParserOptions options) {
    this.options = options;
    tokens = new Tokens(text, options);
    depth = new StackGuard(options.maxDepth(), options.maxStackDepthKilobytes());
    names = new NameArea(this);
    types = new TypeArea(this);
    expressions = new ExpressionArea(this);
    predicates = new PredicateArea(this);
    primaries = new PrimaryArea(this);
    functions = new FunctionArea(this);
    words = new WordyFunctionArea(this);
    xml = new XmlArea(this);
    json = new JsonArea(this);
    selects = new SelectArea(this);
    tails = new SelectTailArea(this);
    from = new FromArea(this);
    tableFunctions = new TableFunctionArea(this);
    with = new WithArea(this);
    statements = new StatementArea(this);
    optionLists = new OptionArea(this);
    dataChanges = new DataChangeArea(this);
    settings = new SettingArea(this);
    session = new SessionArea(this);
    maintenance = new MaintenanceArea(this);
    copy = new CopyArea(this);
    indexes = new IndexArea(this);
    partitions = new PartitionArea(this);
    constraints = new ConstraintArea(this);
    sequences = new SequenceArea(this);
    tables = new TableArea(this);
    objects = new ObjectArea(this);
    routines = new RoutineArea(this);
    creations = new CreationArea(this);
    views = new ViewArea(this);
    triggers = new TriggerArea(this);
    operatorClasses = new OperatorClassArea(this);
    typeDefinitions = new TypeDefinitionArea(this);
    roles = new RoleArea(this);
    privileges = new PrivilegeArea(this);
    foreign = new ForeignArea(this);
    publications = new PublicationArea(this);
    databases = new DatabaseArea(this);
    alterations = new AlterationArea(this);
    typeAlterations = new TypeAlterationArea(this);
    textSearches = new TextSearchArea(this);
    tableAlterations = new TableAlterationArea(this);
  }

  /// Tells whoever listens something about a place in the text.
  void warn(Severity severity, SqlState sqlState, String message, int offset) {
    tell(new PgException(severity, sqlState, message, null), offset);
  }

  /// Tells whoever listens something about a place in the text.
  void tell(PgException notice, int offset) {
    options.notices().accept(notice.position(tokens.position(offset)));
  }
}
