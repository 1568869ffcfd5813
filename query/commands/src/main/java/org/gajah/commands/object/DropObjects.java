package org.gajah.commands.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.ObjectFinder.Located;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.DropStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// DROP of all that is no relation. Mirrors `RemoveObjects` of `commands/dropcmds.c`.
public final class DropObjects implements Command {
  private final DropStmt statement;
  private final CommandSource source;
  private final Definer definer;

  public DropObjects(DropStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    ObjectType type = statement.removeType();
    ObjectFinder finder = new ObjectFinder(definer, source.text());
    ObjectOwners owners = new ObjectOwners(definer);
    List<ObjectAddress> objects = new ArrayList<>();
    for (Node name : statement.objects()) {
      if (statement.missing_ok() && isSchemaMissing(type, name)) {
        continue;
      }
      Located located = finder.find(type, name, LockMode.ACCESS_EXCLUSIVE, statement.missing_ok());
      if (located == null) {
        skip(type, name);
        continue;
      }
      if (type == ObjectType.OBJECT_FUNCTION) {
        requireNoAggregate(located.address().object());
      }
      int schema = owners.schemaOf(located.address());
      if (schema == Oid.INVALID || !owners.ownsSchema(schema)) {
        owners.require(type, located, name);
      }
      objects.add(located.address());
    }
    new Dropper(definer).drop(objects, statement.behavior());
    return Completion.of(CommandTags.of(statement));
  }

  private void requireNoAggregate(int function) {
    PgProc row = definer.catalog().get(SysCache.PROCOID, function);
    if (row.prokind() == 'a') {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "\"%s\" is an aggregate function".formatted(row.proname()))
          .hint("Use DROP AGGREGATE to drop aggregate functions.");
    }
  }

  // What isn't there

  /// Says that a schema which is named before the object does not exist.
  private boolean isSchemaMissing(ObjectType type, Node name) {
    List<String> names =
        switch (name) {
          case TypeName each -> each.names();
          case ObjectWithArgs each -> each.objname();
          case NodeList each
              when type != ObjectType.OBJECT_CAST
                  && type != ObjectType.OBJECT_TRANSFORM
                  && type != ObjectType.OBJECT_DOMCONSTRAINT ->
              each.strings();
          default -> List.of();
        };
    boolean part =
        type == ObjectType.OBJECT_RULE
            || type == ObjectType.OBJECT_TRIGGER
            || type == ObjectType.OBJECT_POLICY;
    if (part) {
      names = names.subList(0, names.size() - 1);
    }
    if (type == ObjectType.OBJECT_OPCLASS || type == ObjectType.OBJECT_OPFAMILY) {
      // The access method comes first, and is asked for first.
      if (definer.catalog().find(SysCache.AMNAME, names.getFirst()) == null) {
        return false;
      }
      names = names.subList(1, names.size());
    }
    if (names.size() < 2) {
      return false;
    }
    String schema = names.get(names.size() - 2);
    if (definer.context().namespaces().oid(schema, true) != Oid.INVALID) {
      return false;
    }
    definer.notice("schema \"%s\" does not exist, skipping".formatted(schema));
    return true;
  }

  private void skip(ObjectType type, Node name) {
    if (name instanceof ObjectWithArgs routine) {
      String missing = missingArgument(routine);
      if (missing != null) {
        definer.notice(missing);
        return;
      }
    }
    definer.notice(
        switch (type) {
          case OBJECT_TYPE, OBJECT_DOMAIN ->
              "type \"%s\" does not exist, skipping".formatted(ObjectOwners.display(name));
          case OBJECT_FUNCTION, OBJECT_PROCEDURE, OBJECT_ROUTINE, OBJECT_AGGREGATE ->
              "%s %s%s does not exist, skipping"
                  .formatted(
                      switch (type) {
                        case OBJECT_PROCEDURE -> "procedure";
                        case OBJECT_AGGREGATE -> "aggregate";
                        case OBJECT_ROUTINE -> "routine";
                        default -> "function";
                      },
                      ObjectOwners.display(name),
                      arguments((ObjectWithArgs) name));
          case OBJECT_OPERATOR ->
              "operator %s does not exist, skipping".formatted(ObjectOwners.display(name));
          case OBJECT_RULE, OBJECT_TRIGGER, OBJECT_POLICY -> part(type, (NodeList) name);
          case OBJECT_CAST -> {
            NodeList pair = (NodeList) name;
            yield "cast from type %s to type %s does not exist, skipping"
                .formatted(
                    text((TypeName) Objects.requireNonNull(pair.get(0))),
                    text((TypeName) Objects.requireNonNull(pair.get(1))));
          }
          case OBJECT_TRANSFORM -> {
            NodeList pair = (NodeList) name;
            yield "transform for type %s language \"%s\" does not exist, skipping"
                .formatted(
                    text((TypeName) Objects.requireNonNull(pair.get(0))),
                    ((StringNode) Objects.requireNonNull(pair.get(1))).sval());
          }
          default ->
              "%s \"%s\" does not exist, skipping"
                  .formatted(
                      CommandTags.object(type).toLowerCase(Locale.ROOT),
                      name instanceof StringNode one ? one.sval() : ObjectOwners.display(name));
        });
  }

  /// What is to be said of a routine whose arguments are of types that do not exist.
  private @Nullable String missingArgument(ObjectWithArgs routine) {
    for (TypeName type : routine.objargs()) {
      if (type == null || type.names().isEmpty()) {
        continue;
      }
      List<String> names = type.names();
      if (names.size() > 1) {
        String schema = names.get(names.size() - 2);
        if (definer.context().namespaces().oid(schema, true) == Oid.INVALID) {
          return "schema \"%s\" does not exist, skipping".formatted(schema);
        }
      }
      try {
        if (definer.context().names().type(names, true, true) == Oid.INVALID) {
          return "type \"%s\" does not exist, skipping".formatted(QualifiedName.text(names));
        }
      } catch (PgException _) {
        return null;
      }
    }
    return null;
  }

  private String part(ObjectType type, NodeList name) {
    List<String> names = name.strings();
    List<String> table = names.subList(0, names.size() - 1);
    if (definer.context().names().relation(Names.rangeVar(table), true) == Oid.INVALID) {
      return "relation \"%s\" does not exist, skipping".formatted(QualifiedName.text(table));
    }
    return "%s \"%s\" for relation \"%s\" does not exist, skipping"
        .formatted(
            switch (type) {
              case OBJECT_RULE -> "rule";
              case OBJECT_TRIGGER -> "trigger";
              default -> "policy";
            },
            names.getLast(),
            QualifiedName.text(table));
  }

  private static String arguments(ObjectWithArgs routine) {
    List<String> types = new ArrayList<>();
    for (TypeName type : routine.objargs()) {
      types.add(type == null ? "NONE" : text(type));
    }
    return "(" + String.join(",", types) + ")";
  }

  private static String text(TypeName type) {
    return QualifiedName.text(type.names()) + (type.arrayBounds().isEmpty() ? "" : "[]");
  }
}
