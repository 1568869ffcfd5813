package org.gajah.oracle.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.nodes.Node;
import org.gajah.nodes.Var;
import org.gajah.nodes.text.NodeReader;
import org.gajah.nodes.text.NodeWriter;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every tree that a real server stores, in each column of type `pg_node_tree`, is read and written
/// again byte for byte.
class StoredTreesTest {
  private static final OracleServer SERVER = OracleServer.start();
  private static final List<StoredTree> TREES = new ArrayList<>();

  /// @param column table and column that hold the tree
  /// @param row the row, as text
  private record StoredTree(String column, String row, String text) {}

  @BeforeAll
  static void storeTrees() throws IOException, SQLException {
    try (Connection postgres = SERVER.connect("postgres");
        Statement statement = postgres.createStatement()) {
      statement.execute("create database trees");
    }
    Path script = SERVER.directory().resolve("stored-trees.sql");
    try (InputStream in = StoredTreesTest.class.getResourceAsStream("stored-trees.sql")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    SERVER.psql("trees", script);
    try (Connection trees = SERVER.connect("trees")) {
      collect(trees);
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static void collect(Connection trees) throws SQLException {
    try (Statement columns = trees.createStatement();
        Statement rows = trees.createStatement();
        ResultSet column =
            columns.executeQuery(
                "select attrelid::regclass::text, attname from pg_attribute a join pg_class c on c.oid = attrelid"
                    + " where atttypid = 'pg_node_tree'::regtype and relkind = 'r' order by 1, 2")) {
      while (column.next()) {
        String table = column.getString(1);
        String name = column.getString(2);
        try (ResultSet row =
            rows.executeQuery(
                "select t.%s::text, left(t::text, 60) from %s t where t.%s is not null"
                    .formatted(name, table, name))) {
          while (row.next()) {
            TREES.add(new StoredTree(table + "." + name, row.getString(2), row.getString(1)));
          }
        }
      }
    }
  }

  @Test
  void everyColumnHasTrees() {
    assertThat(TREES.stream().map(StoredTree::column).distinct().toList())
        .containsExactlyInAnyOrder(
            "pg_attrdef.adbin",
            "pg_class.relpartbound",
            "pg_constraint.conbin",
            "pg_index.indexprs",
            "pg_index.indpred",
            "pg_partitioned_table.partexprs",
            "pg_policy.polqual",
            "pg_policy.polwithcheck",
            "pg_proc.proargdefaults",
            "pg_proc.prosqlbody",
            "pg_rewrite.ev_action",
            "pg_rewrite.ev_qual",
            "pg_statistic_ext.stxexprs",
            "pg_trigger.tgqual",
            "pg_type.typdefaultbin");
    assertThat(TREES.size()).isGreaterThan(550);
  }

  /// The trees that are more than null.
  private static List<StoredTree> trees() {
    return TREES.stream().filter(tree -> !tree.text().equals("<>")).toList();
  }

  @Test
  void everyTreeIsWrittenAsItWasRead() {
    for (StoredTree tree : TREES) {
      Node read = NodeReader.read(tree.text());
      assertThat(NodeWriter.write(read))
          .as("%s of %s", tree.column(), tree.row())
          .isEqualTo(tree.text());
      Node again = NodeReader.read(tree.text());
      assertThat(again).isEqualTo(read);
      assertThat(Objects.hashCode(again)).isEqualTo(Objects.hashCode(read));
    }
  }

  @Test
  void rewritingNothingGivesTheSameTree() {
    TreeRewriter nothing = new TreeRewriter() {};
    for (StoredTree tree : trees()) {
      Node read = NodeReader.read(tree.text(), Node.class);
      assertThat(nothing.apply(read)).isSameAs(read);
    }
  }

  @Test
  void rewritingEveryColumnReachesAllThatWalkersSee() {
    for (StoredTree tree : trees()) {
      Node read = NodeReader.read(tree.text(), Node.class);
      Node moved =
          new TreeRewriter() {
            @Override
            protected Node rewrite(Node node) {
              return node instanceof Var v
                  ? v.toBuilder().varno(v.varno() + 1).build()
                  : children(node);
            }
          }.apply(read);
      int[] seen = new int[1];
      boolean unmoved =
          new TreeWalker() {
            @Override
            protected boolean visit(Node node) {
              if (node instanceof Var) {
                seen[0]++;
              }
              return children(node);
            }
          }.walk(moved);
      assertThat(unmoved).isFalse();
      int vars = tree.text().split("\\{VAR ", -1).length - 1;
      assertThat(seen[0]).as("variables in %s of %s", tree.column(), tree.row()).isEqualTo(vars);
      String back = NodeWriter.write(moved);
      assertThat(vars == 0).isEqualTo(back.equals(tree.text()));
    }
  }
}
