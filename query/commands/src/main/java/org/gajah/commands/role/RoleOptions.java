package org.gajah.commands.role;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Options;
import org.gajah.functions.TypeText;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RoleSpec;
import org.jspecify.annotations.Nullable;

/// The options of CREATE and ALTER ROLE.
final class RoleOptions {
  /// An attribute with its column, and what it is called.
  record Attribute(String option, int column, String name) {}

  static final List<Attribute> ATTRIBUTES =
      List.of(
          new Attribute("superuser", PgAuthid.ANUM_ROLSUPER, "SUPERUSER"),
          new Attribute("inherit", PgAuthid.ANUM_ROLINHERIT, "INHERIT"),
          new Attribute("createrole", PgAuthid.ANUM_ROLCREATEROLE, "CREATEROLE"),
          new Attribute("createdb", PgAuthid.ANUM_ROLCREATEDB, "CREATEDB"),
          new Attribute("canlogin", PgAuthid.ANUM_ROLCANLOGIN, "LOGIN"),
          new Attribute("isreplication", PgAuthid.ANUM_ROLREPLICATION, "REPLICATION"),
          new Attribute("bypassrls", PgAuthid.ANUM_ROLBYPASSRLS, "BYPASSRLS"));

  private final Definer definer;
  private final Map<String, DefElem> given = new HashMap<>();

  RoleOptions(Definer definer, String text, List<DefElem> options) {
    this.definer = definer;
    for (DefElem option : options) {
      if (option.defname().equals("sysid")) {
        definer.notice("SYSID can no longer be specified");
      } else if (given.put(option.defname(), option) != null) {
        throw Options.conflicting(option, text);
      }
    }
  }

  boolean has(String option) {
    return given.containsKey(option);
  }

  boolean on(String option) {
    DefElem value = given.get(option);
    return value != null && Options.bool(value);
  }

  List<RoleSpec> roles(String option) {
    DefElem value = given.get(option);
    List<RoleSpec> result = new ArrayList<>();
    if (value != null && value.arg() instanceof NodeList list) {
      for (Node node : list.elements()) {
        result.add((RoleSpec) Objects.requireNonNull(node));
      }
    }
    return result;
  }

  /// Sets what is given in a role's row.
  void apply(RowEdit<PgAuthid> row, String role) {
    for (Attribute attribute : ATTRIBUTES) {
      if (has(attribute.option)) {
        row.set(attribute.column, on(attribute.option));
      }
    }
    DefElem limit = given.get("connectionlimit");
    if (limit != null) {
      int number = Options.integer(limit);
      if (number < -1) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE, "invalid connection limit: %d".formatted(number));
      }
      row.set(PgAuthid.ANUM_ROLCONNLIMIT, number);
    }
    DefElem password = given.get("password");
    if (password != null) {
      row.set(PgAuthid.ANUM_ROLPASSWORD, secret(role, Options.textOrNull(password)));
    }
    DefElem until = given.get("validUntil");
    if (until != null) {
      row.set(PgAuthid.ANUM_ROLVALIDUNTIL, timestamp(Options.text(until)));
    }
  }

  private @Nullable String secret(String role, @Nullable String password) {
    if (password == null) {
      return null;
    }
    if (password.isEmpty()) {
      definer.notice("empty string is not a valid password, clearing password");
      return null;
    }
    return definer.context().passwordSecret(role, password);
  }

  private Long timestamp(String text) {
    byte[] bytes = text.getBytes(definer.catalog().charset());
    Vector value =
        new TypeText(
                definer.context().registry(), definer.context().functions(), TypeOid.TIMESTAMPTZ)
            .parse(definer.context().functions(), bytes, 0, bytes.length, -1);
    return ((LongVector) value).get(0);
  }
}
