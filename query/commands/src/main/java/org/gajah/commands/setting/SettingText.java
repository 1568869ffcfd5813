package org.gajah.commands.setting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.ListText;
import org.gajah.base.settings.Setting;
import org.gajah.batch.Vector;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.CommandContext;
import org.gajah.functions.TypeText;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeCast;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.kinds.VariableSetKind;
import org.jspecify.annotations.Nullable;

/// The value that SET, ALTER SYSTEM SET and the like give to a setting, as text. Mirrors
/// `ExtractSetVariableArgs` of `utils/misc/guc_funcs.c`.
public final class SettingText {
  private final CommandContext context;

  public SettingText(CommandContext context) {
    this.context = context;
  }

  /// The value; null for the default.
  public @Nullable String of(VariableSetStmt statement) {
    String name = String.valueOf(statement.name());
    if (statement.kind() == VariableSetKind.VAR_SET_CURRENT) {
      return context.session().settings().show(name, context.superuser());
    }
    if (statement.args().isEmpty() || statement.kind() != VariableSetKind.VAR_SET_VALUE) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (Node argument : statement.args()) {
      values.add(value(argument));
    }
    Setting setting = context.session().settings().find(name);
    if (setting == null) {
      if (values.size() > 1) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE, "SET " + name + " takes only one argument");
      }
      return values.getFirst();
    }
    return ListText.flatten(setting, values, word -> !QualifiedName.quote(word).equals(word));
  }

  private String value(Node argument) {
    if (argument instanceof TypeCast cast && cast.arg() instanceof A_Const constant) {
      return interval(cast, value(constant));
    }
    if (argument instanceof A_Const constant && constant.val() != null) {
      return switch (constant.val()) {
        case StringNode text -> text.sval();
        case IntegerNode number -> Integer.toString(number.ival());
        case FloatNode number -> number.fval();
        case BooleanNode bool -> Boolean.toString(bool.boolval());
        default -> throw PgException.internal("unexpected value in SET");
      };
    }
    throw PgException.internal("unexpected value in SET");
  }

  /// SET TIME ZONE INTERVAL.
  private String interval(TypeCast cast, String text) {
    var type = new StoredExpressions(context.analysis(), "").type(cast.typeName());
    TypeText values = new TypeText(context.registry(), context.functions(), TypeOid.INTERVAL);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Vector value = values.parse(context.functions(), bytes, 0, bytes.length, type.typmod());
    ByteSink out = new ByteSink(32);
    values.print(context.functions(), value, 0, out);
    return "INTERVAL '" + new String(out.toByteArray(), StandardCharsets.UTF_8) + "'";
  }
}
