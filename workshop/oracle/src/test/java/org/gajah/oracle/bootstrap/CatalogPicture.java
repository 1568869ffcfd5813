package org.gajah.oracle.bootstrap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the functions and views of one schema are, as text that two schemas, or two databases,
/// share when these mean the same: their rows in the catalogs and what the server writes of them.
/// OIDs that the server gave away are replaced: those of views by names, those of functions that
/// were copied (see [#COPY]) by the OIDs of the originals.
final class CatalogPicture {
  /// How far the OID of a function's copy is from that of the original.
  static final int COPY = 1_000_000;

  private static final Pattern OID = Pattern.compile(":(relid|resorigtbl|funcid) (\\d{5,})");

  private static final String FUNCTIONS =
      """
      select 'function ' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')',
        to_jsonb(p) - array['oid', 'pronamespace'], pg_get_functiondef(p.oid), pg_get_expr(proargdefaults, 0)
      from pg_proc p where pronamespace = '%s'::regnamespace and prokind = 'f'
      """;

  private static final String VIEWS =
      """
      select 'view ' || relname, to_jsonb(c) - array['oid', 'relnamespace', 'reltype'],
        to_jsonb(t) - array['oid', 'typnamespace', 'typrelid', 'typarray'], pg_get_viewdef(c.oid)
      from pg_class c join pg_type t on t.oid = c.reltype
      where relnamespace = '%s'::regnamespace and relkind = 'v'
      """;

  private static final String COLUMNS =
      """
      select 'column ' || relname || '.' || attname, to_jsonb(a) - 'attrelid',
        format_type(atttypid, atttypmod), attcollation::regcollation
      from pg_class c join pg_attribute a on attrelid = c.oid
      where relnamespace = '%s'::regnamespace and relkind = 'v'
      """;

  private static final String RULES =
      """
      select 'rule ' || rulename || ' on ' || relname, to_jsonb(r) - array['oid', 'ev_class'],
        pg_get_ruledef(r.oid)
      from pg_class c join pg_rewrite r on ev_class = c.oid
      where relnamespace = '%s'::regnamespace and relkind = 'v'
      """;

  /// On which relations and columns rules depend. The system's own tables are not noted.
  private static final String DEPENDENCIES =
      """
      select 'dependencies of ' || relname,
        array_agg(deptype::text || ' ' || pg_describe_object(refclassid, refobjid, refobjsubid)
          order by deptype::text, pg_describe_object(refclassid, refobjid, refobjsubid))
      from pg_class c
        join pg_rewrite r on ev_class = c.oid
        join pg_depend on classid = 'pg_rewrite'::regclass and objid = r.oid and refclassid = 'pg_class'::regclass
      where relnamespace = '%s'::regnamespace
      group by relname
      """;

  private static final String TABLE_PRIVILEGES =
      """
      select 'privileges on ' || relname, relacl, (
        select array_agg((attname, attacl) order by attnum) from pg_attribute
        where attrelid = c.oid and attacl is not null)
      from pg_class c where relnamespace = '%s'::regnamespace and relkind = 'r'
      """;

  private static final String NOTED_PRIVILEGES =
      """
      select 'noted privileges on ' || pg_describe_object(classoid, objoid, objsubid), privtype, initprivs
      from pg_init_privs
      """;

  private final Connection connection;
  private final String schema;
  private final Map<String, String> names = new HashMap<>();
  private final SortedMap<String, String> picture = new TreeMap<>();

  private CatalogPicture(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /// Functions that are not aggregates, views, their columns and rules.
  static SortedMap<String, String> ofDefinitions(Connection connection, String schema)
      throws SQLException {
    CatalogPicture made = new CatalogPicture(connection, schema);
    made.draw(FUNCTIONS, VIEWS, COLUMNS, RULES, DEPENDENCIES);
    return made.picture;
  }

  /// Who may use tables, and all that `pg_init_privs` holds.
  static SortedMap<String, String> ofPrivileges(Connection connection, String schema)
      throws SQLException {
    CatalogPicture made = new CatalogPicture(connection, schema);
    made.draw(TABLE_PRIVILEGES, NOTED_PRIVILEGES);
    return made.picture;
  }

  private void draw(String... queries) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // What is outside of pg_catalog is written with its schema, which is taken away again.
      statement.execute("set search_path = ''");
      try (ResultSet rows =
          statement.executeQuery(
              "select oid::text, relname from pg_class where relkind = 'v' union all select oid::text, (oid::int - "
                  + COPY
                  + ")::text from pg_proc where oid >= "
                  + COPY)) {
        while (rows.next()) {
          names.put(rows.getString(1), rows.getString(2));
        }
      }
      for (String query : queries) {
        try (ResultSet rows = statement.executeQuery(query.formatted(schema))) {
          read(rows);
        }
      }
    }
  }

  private void read(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      StringBuilder text = new StringBuilder();
      for (int column = 2; column <= columns; column++) {
        text.append(rows.getString(column)).append('\n');
      }
      String key = unqualified(rows.getString(1));
      if (picture.put(key, common(text.toString())) != null) {
        throw new IllegalStateException("twice: " + key);
      }
    }
  }

  private String common(String text) {
    return unqualified(
        OID.matcher(text)
            .replaceAll(
                oid -> ":" + oid.group(1) + " " + names.getOrDefault(oid.group(2), oid.group(2))));
  }

  /// Names without the schema; which one is meant, the OIDs in trees tell.
  private String unqualified(String text) {
    return text.replace(schema + ".", "").replace("pg_catalog.", "");
  }
}
