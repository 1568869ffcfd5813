package org.gajah.oracle.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.recovery.Engines;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.transaction.MultiXactAccess.Members;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.transaction.MultiXacts;
import org.junit.jupiter.api.Test;

/// Multixacts of the real server are read by us, and ours by it: from its files, and from a log
/// that the other has to replay.
final class MultiXactCrossingTest {
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  /// As many multixacts as rows: each locks a row and updates it in a subtransaction.
  private static void makeTheirs(OracleServer server, int count) {
    server.psql(
        """
        create table locked (id int primary key, n int);
        insert into locked select g, 0 from generate_series(1, %1$d) g;
        do $$
        declare r record;
        begin
          perform * from locked for key share;
          for r in select id from locked loop
            begin
              update locked set n = n + 1 where id = r.id;
            exception when division_by_zero then null;
            end;
          end loop;
        end $$;
        """
            .formatted(count));
  }

  private static String next(OracleServer server) {
    return server.psql("select next_multixact_id from pg_control_checkpoint()").strip();
  }

  private static String theirView(OracleServer server, int from, int to) {
    return server.psql(
        """
        select m, string_agg(xid || ' ' || mode, ',' order by xid::text::bigint, mode)
        from generate_series(%d, %d) m, pg_get_multixact_members(m::text::xid)
        group by m order by m
        """
            .formatted(from, to - 1));
  }

  private static String label(Status status) {
    return switch (status) {
      case FOR_KEY_SHARE -> "keysh";
      case FOR_SHARE -> "sh";
      case FOR_NO_KEY_UPDATE -> "fornokeyupd";
      case FOR_UPDATE -> "forupd";
      case NO_KEY_UPDATE -> "nokeyupd";
      case UPDATE -> "upd";
    };
  }

  private static String ourView(StorageProcess process, int from, int to) {
    MultiXacts multiXacts = process.storage().transactions().multiXacts();
    StringBuilder text = new StringBuilder();
    Members members = new Members();
    process.begin();
    for (int multi = from; multi < to; multi++) {
      multiXacts.members(multi, false, members, process.transaction());
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < members.count(); i++) {
        parts.add("%010d %s".formatted(members.xid(i), label(members.status(i))));
      }
      Collections.sort(parts);
      text.append(multi).append('|');
      text.append(String.join(",", parts.stream().map(p -> p.replaceFirst("^0+", "")).toList()));
      text.append('\n');
    }
    process.transaction().commit();
    return text.toString();
  }

  private void makeOurs(StorageProcess process, int count) {
    MultiXacts multiXacts = process.storage().transactions().multiXacts();
    process.begin();
    int xid = process.transaction().xid();
    multiXacts.announce(process.transaction());
    for (int i = 0; i < count; i++) {
      Members members = new Members();
      int size = random.nextInt(2, 8);
      for (int member = 0; member < size; member++) {
        members.add(xid - 1 - member - random.nextInt(20) * 8, Status.of(random.nextInt(4)));
      }
      members.add(xid, Status.of(random.nextInt(4, 6)));
      multiXacts.create(members, process.transaction());
    }
    process.transaction().commit();
  }

  @Test
  void filesCrossOver() throws IOException {
    cross("fast", true);
  }

  @Test
  void logsCrossOver() throws IOException {
    cross("immediate", false);
  }

  private void cross(String theirEnd, boolean ourShutdown) throws IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      makeTheirs(server, 5000);
      String theirs = theirView(server, 1, 5001);
      server.stop(theirEnd);
      int ours;
      String ourMembers;
      try (StorageEngine engine = new Engines().start(server.data())) {
        try (StorageProcess process = Engines.process(engine, 5)) {
          assertThat(ourView(process, 1, 5001)).isEqualTo(theirs);
          makeOurs(process, 5000);
          ours = process.storage().transactions().multiXacts().next();
          ourMembers = ourView(process, 5001, ours);
        }
        if (ourShutdown) {
          engine.shutdown();
        }
      }
      server.startAgain();
      assertThat(next(server)).as("seed %d", seed).isEqualTo(Integer.toString(ours));
      assertThat(theirView(server, 1, 5001)).isEqualTo(theirs);
      assertThat(theirView(server, 5001, ours)).as("seed %d", seed).isEqualTo(ourMembers);
      server.psql("truncate locked");
      server.psql("drop table locked");
      makeTheirs(server, 300);
      assertThat(server.log()).doesNotContain("PANIC").doesNotContain("ERROR");
    }
  }
}
