package org.gajah.oracle.types;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The oracle's functions that are written in C, and their types.
final class OracleCatalog {
  private final Map<Integer, SqlType> types = new HashMap<>();
  private final Map<String, SqlType> typesByName = new HashMap<>();
  private final Map<String, List<SqlFunction>> functions = new TreeMap<>();

  OracleCatalog(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      readTypes(statement);
      readFunctions(statement);
    }
  }

  private void readTypes(Statement statement) throws SQLException {
    String sql =
        """
        select t.oid::int8, format_type(t.oid, null), typbyval, typlen, i.prosrc, o.prosrc, typname, quote_ident(o.proname),
          case when typsubscript = 'array_subscript_handler'::regproc then typelem::int8 else 0 end,
          strpos('cs i   d', typalign::text), typdelim::text,
          (select prosrc from pg_proc p, pg_amproc a, pg_opclass c where c.opcintype = t.oid
            and opcdefault and opcmethod = 403 and amprocfamily = opcfamily and amproclefttype = t.oid
            and amprocrighttype = t.oid and amprocnum = 1 and p.oid = amproc limit 1),
          (select prosrc from pg_proc p, pg_amop a, pg_opclass c, pg_operator r where c.opcintype = t.oid
            and opcdefault and opcmethod = 403 and amopfamily = opcfamily and amoplefttype = t.oid
            and amoprighttype = t.oid and amopstrategy = 3 and r.oid = amopopr and p.oid = oprcode limit 1),
          (select prosrc from pg_proc p, pg_amproc a, pg_opclass c where c.opcintype = t.oid
            and opcdefault and opcmethod = 405 and amprocfamily = opcfamily and amproclefttype = t.oid
            and amprocrighttype = t.oid and amprocnum = 1 and p.oid = amproc limit 1),
          (select prosrc from pg_proc p, pg_amproc a, pg_opclass c where c.opcintype = t.oid
            and opcdefault and opcmethod = 405 and amprocfamily = opcfamily and amproclefttype = t.oid
            and amprocrighttype = t.oid and amprocnum = 2 and p.oid = amproc limit 1),
          coalesce((select prosrc from pg_proc p where p.oid = typsend), ''),
          coalesce((select prosrc from pg_proc p where p.oid = typreceive), '')
        from pg_type t join pg_proc i on i.oid = typinput join pg_proc o on o.oid = typoutput
        """;
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        SqlType type =
            new SqlType(
                rows.getString(2),
                rows.getString(7),
                (int) rows.getLong(1),
                rows.getBoolean(3),
                rows.getInt(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(8),
                (int) rows.getLong(9),
                rows.getInt(10),
                rows.getString(11),
                rows.getString(12),
                rows.getString(13),
                rows.getString(14),
                rows.getString(15),
                rows.getString(16),
                rows.getString(17));
        types.put(type.oid(), type);
        typesByName.put(type.name(), type);
      }
    }
  }

  private void readFunctions(Statement statement) throws SQLException {
    String sql =
        """
        select proname, prosrc, proargtypes::text, prorettype::int8, proisstrict,
          provolatile = 'v', provariadic <> 0
        from pg_proc where prolang = 12 and prokind = 'f' and not proretset order by oid
        """;
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<SqlType> arguments = new ArrayList<>();
        for (String oid : rows.getString(3).trim().split(" ")) {
          if (!oid.isEmpty()) {
            arguments.add(type(Integer.parseInt(oid)));
          }
        }
        SqlFunction function =
            new SqlFunction(
                rows.getString(1),
                rows.getString(2),
                List.copyOf(arguments),
                type((int) rows.getLong(4)),
                rows.getBoolean(5),
                rows.getBoolean(6),
                null,
                rows.getBoolean(7));
        functions.computeIfAbsent(function.source(), s -> new ArrayList<>()).add(function);
      }
    }
  }

  SqlType type(int oid) {
    SqlType type = types.get(oid);
    if (type == null) {
      throw new IllegalStateException("no type " + oid);
    }
    return type;
  }

  SqlType type(String name) {
    SqlType type = typesByName.get(name);
    if (type == null) {
      throw new IllegalStateException("no type " + name);
    }
    return type;
  }

  /// The functions with that `prosrc`.
  List<SqlFunction> functions(String source) {
    return functions.getOrDefault(source, List.of());
  }
}
