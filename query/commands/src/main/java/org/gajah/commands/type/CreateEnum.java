package org.gajah.commands.type;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgEnum;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewType;
import org.gajah.nodes.CreateEnumStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE TYPE ... AS ENUM.
public final class CreateEnum implements Command {
  private final CreateEnumStmt statement;
  private final Definer definer;

  public CreateEnum(CreateEnumStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Placement.Qualified name = new Placement(definer).object(statement.typeName());
    NewType types = new NewType(definer);
    if (!types.moveArrayType(name.name(), name.schema())) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "type \"%s\" already exists".formatted(name.name()));
    }
    int type =
        types.createWithArray(
            NewType.row(name.name(), name.schema(), definer.user(), 'e', 'E')
                .set(PgType.ANUM_TYPLEN, 4)
                .set(PgType.ANUM_TYPBYVAL, true)
                .set(PgType.ANUM_TYPINPUT, FunctionOid.ENUM_IN)
                .set(PgType.ANUM_TYPOUTPUT, FunctionOid.ENUM_OUT)
                .set(PgType.ANUM_TYPRECEIVE, FunctionOid.ENUM_RECV)
                .set(PgType.ANUM_TYPSEND, FunctionOid.ENUM_SEND)
                .set(PgType.ANUM_TYPALIGN, 'i')
                .set(PgType.ANUM_TYPSTORAGE, 'p'),
            '\0',
            null);
    labels(type);
    return Completion.of("CREATE TYPE");
  }

  private void labels(int type) {
    List<Integer> oids = new ArrayList<>();
    for (String label : statement.vals()) {
      requireShort(definer, label);
      int oid = definer.oids().next(PgEnum.OID_INDEX);
      while ((oid & 1) != 0) {
        // Even OIDs are in the order of the labels.
        oid = definer.oids().next(PgEnum.OID_INDEX);
      }
      oids.add(oid);
    }
    oids.sort(Integer::compareUnsigned);
    for (int i = 0; i < oids.size(); i++) {
      String label = statement.vals().get(i);
      definer.writer().insert(new PgEnum(oids.get(i), type, i + 1, label));
    }
  }

  /// @throws PgException 42602 when a label is too long
  static void requireShort(Definer definer, String label) {
    if (label.getBytes(definer.catalog().charset()).length > ChosenNames.MAX_BYTES) {
      throw new PgException(SqlState.INVALID_NAME, "invalid enum label \"%s\"".formatted(label))
          .detail("Labels must be %d bytes or less.".formatted(ChosenNames.MAX_BYTES));
    }
  }
}
