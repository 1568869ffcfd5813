package org.gajah.commands.schema;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.CreateStmt;
import org.gajah.nodes.CreateTrigStmt;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.Statement;
import org.gajah.nodes.ViewStmt;
import org.jspecify.annotations.Nullable;

/// The commands within CREATE SCHEMA. Mirrors `transformCreateSchemaStmtElements` of
/// `parser/parse_utilcmd.c`.
final class SchemaElements {
  private SchemaElements() {}

  /// A command about an object of a schema.
  ///
  /// @throws PgException 42P15 when it names another
  static Statement in(String schema, Statement element) {
    return switch (element) {
      case CreateSeqStmt n -> n.toBuilder().sequence(in(schema, n.sequence())).build();
      case CreateStmt n -> n.toBuilder().relation(in(schema, n.relation())).build();
      case ViewStmt n -> n.toBuilder().view(in(schema, n.view())).build();
      case IndexStmt n ->
          n.toBuilder().relation(in(schema, Objects.requireNonNull(n.relation()))).build();
      case CreateTrigStmt n -> n;
      case GrantStmt n -> n;
      default -> throw PgException.internal("unrecognized schema element");
    };
  }

  private static RangeVar in(String schema, RangeVar name) {
    @Nullable String own = name.schemaname();
    if (own == null) {
      return name.toBuilder().schemaname(schema).build();
    }
    if (!own.equals(schema)) {
      throw new PgException(
          SqlState.INVALID_SCHEMA_DEFINITION,
          "CREATE specifies a schema (%s) different from the one being created (%s)"
              .formatted(own, schema));
    }
    return name;
  }

  /// Sequences come first, privileges last.
  static int rank(Statement element) {
    return switch (element) {
      case CreateSeqStmt _ -> 0;
      case CreateStmt _ -> 1;
      case ViewStmt _ -> 2;
      case IndexStmt _ -> 3;
      case CreateTrigStmt _ -> 4;
      default -> 5;
    };
  }
}
