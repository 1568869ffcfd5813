package org.gajah.commands.referential;

import java.util.EnumMap;
import java.util.Map;
import org.gajah.commands.CommandContext;
import org.gajah.commands.InnerStatement;
import org.jspecify.annotations.Nullable;

/// The statements of one foreign key, made when they are first wanted.
final class KeyStatements {
  /// What a statement is for.
  enum Purpose {
    CHECK,
    ANOTHER,
    REFERRING,
    DELETION,
    CASCADED_UPDATE,
    NULL_ON_DELETE,
    NULL_ON_UPDATE,
    DEFAULT_ON_DELETE,
    DEFAULT_ON_UPDATE
  }

  private final CommandContext context;
  private final ForeignKey key;
  private final Violations violations;
  private final @Nullable KeyLookup lookup;
  private final Map<Purpose, InnerStatement> made = new EnumMap<>(Purpose.class);

  KeyStatements(CommandContext context, ForeignKey key) {
    this.context = context;
    this.key = key;
    this.violations = new Violations(context, key);
    this.lookup = KeyLookup.of(context, key);
  }

  ForeignKey key() {
    return key;
  }

  Violations violations() {
    return violations;
  }

  /// The short way of [Purpose#CHECK]; null where there is none.
  @Nullable KeyLookup lookup() {
    return lookup;
  }

  /// Lets go of pages.
  void release() {
    if (lookup != null) {
      lookup.release();
    }
  }

  InnerStatement of(Purpose purpose) {
    return made.computeIfAbsent(purpose, this::make);
  }

  private InnerStatement make(Purpose purpose) {
    KeyQueries queries = new KeyQueries(context.catalog(), key);
    return switch (purpose) {
      case CHECK -> make(queries.check(), queries.checkTypes());
      case ANOTHER -> make(queries.another(), queries.keyTypes());
      case REFERRING -> make(queries.referring(), queries.keyTypes());
      case DELETION -> make(queries.deletion(), queries.keyTypes());
      case CASCADED_UPDATE -> make(queries.cascadedUpdate(), queries.updateTypes());
      case NULL_ON_DELETE -> make(queries.setting("NULL", key.setOnDelete()), queries.keyTypes());
      case NULL_ON_UPDATE -> make(queries.setting("NULL", key.setOnUpdate()), queries.keyTypes());
      case DEFAULT_ON_DELETE ->
          make(queries.setting("DEFAULT", key.setOnDelete()), queries.keyTypes());
      case DEFAULT_ON_UPDATE ->
          make(queries.setting("DEFAULT", key.setOnUpdate()), queries.keyTypes());
    };
  }

  private InnerStatement make(String sql, int[] types) {
    return context.inner(sql, types);
  }
}
