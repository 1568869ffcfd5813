package org.gajah.oracle.nodes;

import java.util.List;
import java.util.regex.Pattern;
import org.gajah.oracle.CProgram;
import org.gajah.oracle.Oracle;

/// Writes the Java source of a family of macros that fields of nodes hold, not yet formatted.
///
/// @param name the Java class
/// @param description what the values are, for its Javadoc
/// @param type the Java type of the constants
/// @param header where the macros are defined
/// @param names which macros they are
record ConstantsSource(String name, String description, String type, String header, Pattern names) {
  private static final Pattern MACRO =
      Pattern.compile("^#define[ \\t]+(\\w+)[ \\t]+\\S", Pattern.MULTILINE);

  static List<ConstantsSource> all() {
    return List.of(
        family("AclMode", "bits of privileges", "long", "nodes/parsenodes.h", "ACL_\\w+"),
        family(
            "FrameOption",
            "bits of frameOptions of windows",
            "int",
            "nodes/parsenodes.h",
            "FRAMEOPTION_\\w+"),
        family(
            "CursorOption",
            "bits of the options of cursors",
            "int",
            "nodes/parsenodes.h",
            "CURSOR_OPT_\\w+"),
        family(
            "ForeignKeyConstraint",
            "actions and match types of foreign keys",
            "char",
            "nodes/parsenodes.h",
            "FKCONSTR_\\w+"),
        family(
            "OpClassItem",
            "kinds of items of operator classes",
            "int",
            "nodes/parsenodes.h",
            "OPCLASS_ITEM_\\w+"),
        family("FetchCount", "special counts of FETCH", "long", "nodes/parsenodes.h", "FETCH_ALL"),
        family(
            "SpecialVarno",
            "special values of varno",
            "int",
            "nodes/primnodes.h",
            "(INNER|OUTER|INDEX|ROWID)_VAR|PRS2_\\w+"),
        family(
            "RelPersistence",
            "values of relpersistence",
            "char",
            "catalog/pg_class.h",
            "RELPERSISTENCE_\\w+"),
        family("RelKind", "values of relkind", "char", "catalog/pg_class.h", "RELKIND_[A-Z_]+"),
        family(
            "ReplicaIdentity",
            "values of relreplident",
            "char",
            "catalog/pg_class.h",
            "REPLICA_IDENTITY_\\w+"),
        family(
            "AttributeIdentity",
            "values of attidentity",
            "char",
            "catalog/pg_attribute.h",
            "ATTRIBUTE_IDENTITY_\\w+"),
        family(
            "AttributeGenerated",
            "values of attgenerated",
            "char",
            "catalog/pg_attribute.h",
            "ATTRIBUTE_GENERATED_\\w+"),
        family("AggKind", "values of aggkind", "char", "catalog/pg_aggregate.h", "AGGKIND_[A-Z_]+"),
        family("AmType", "values of amtype", "char", "catalog/pg_am.h", "AMTYPE_\\w+"),
        family(
            "TriggerType",
            "bits of tgtype",
            "int",
            "catalog/pg_trigger.h",
            "TRIGGER_TYPE_[A-Z]+(_MASK)?"),
        family(
            "TriggerFires",
            "values of tgenabled",
            "char",
            "commands/trigger.h",
            "TRIGGER_FIRES_\\w+|TRIGGER_DISABLED"),
        family("LockMode", "modes of table locks", "int", "storage/lockdefs.h", "\\w+Lock"),
        family(
            "IntervalField",
            "bit numbers of the fields in the typmod of interval",
            "int",
            "utils/datetime.h",
            "MONTH|YEAR|DAY|HOUR|MINUTE|SECOND"),
        family(
            "IntervalTypmod",
            "parts of the typmod of interval",
            "int",
            "utils/timestamp.h",
            "INTERVAL_FULL_\\w+|INTERVAL_\\w+_MASK"));
  }

  private static ConstantsSource family(
      String name, String description, String type, String header, String names) {
    return new ConstantsSource(name, description, type, header, Pattern.compile(names));
  }

  String write(Oracle oracle) {
    List<String> macros =
        MACRO
            .matcher(oracle.header(header))
            .results()
            .map(m -> m.group(1))
            .filter(names.asMatchPredicate())
            .distinct()
            .toList();
    List<Long> values = CProgram.values(oracle, List.of(header), macros);
    StringBuilder constants = new StringBuilder();
    for (int i = 0; i < macros.size(); i++) {
      constants.append("public static final ").append(type).append(' ').append(macros.get(i));
      constants.append(" = ").append(literal(values.get(i))).append(";\n");
    }
    return """
    package org.gajah.nodes.kinds;

    import javax.annotation.processing.Generated;

    /// The %2$s, from %3$s.
    @Generated("NodeFactsTest")
    public final class %1$s {
    %4$s
    private %1$s() {}
    }
    """
        .formatted(name, description, header, constants);
  }

  private String literal(long value) {
    return switch (type) {
      case "char" -> "'" + (char) value + "'";
      case "long" -> value == Long.MAX_VALUE ? "Long.MAX_VALUE" : value + "L";
      default -> Integer.toString((int) value);
    };
  }
}
