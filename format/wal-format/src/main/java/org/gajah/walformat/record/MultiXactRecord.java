package org.gajah.walformat.record;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager MultiXact. Mirrors `access/multixact.h`.
public sealed interface MultiXactRecord extends WalRecord {
  int ZERO_OFF_PAGE = 0x00;
  int ZERO_MEM_PAGE = 0x10;
  int CREATE_ID = 0x20;
  int TRUNCATE_ID = 0x30;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.MULTIXACT;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case ZERO_OFF_PAGE -> "ZERO_OFF_PAGE";
      case ZERO_MEM_PAGE -> "ZERO_MEM_PAGE";
      case CREATE_ID -> "CREATE_ID";
      case TRUNCATE_ID -> "TRUNCATE_ID";
      default -> null;
    };
  }

  static MultiXactRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case ZERO_OFF_PAGE -> new ZeroPage(false, view.longAt(main));
      case ZERO_MEM_PAGE -> new ZeroPage(true, view.longAt(main));
      case CREATE_ID -> Create.decode(view);
      case TRUNCATE_ID -> Truncate.decode(view);
      default -> throw PgException.internal("multixact_redo: unknown op code " + view.info());
    };
  }

  /// A page of multixact offsets or members was made: its number, 8 bytes.
  ///
  /// @param members whether it is one of members
  record ZeroPage(boolean members, long page) implements MultiXactRecord {
    @Override
    public int info() {
      return members ? ZERO_MEM_PAGE : ZERO_OFF_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(page);
    }

    @Override
    public void describe(Description out) {
      out.add("%d", page);
    }
  }

  /// A multixact was made (`xl_multixact_create`).
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | mid | the multixact |
  /// | 4 | 4 | moff | offset of its first member |
  /// | 8 | 4 | nmembers | how many |
  /// | 12 | 8 each | members | transaction (4), status (4) |
  record Create(int multi, int offset, List<Member> members) implements MultiXactRecord {
    /// A transaction of a multixact.
    ///
    /// @param status what it does to the tuple, see `access/multixact.h`
    public record Member(int xid, int status) {
      public static final int FOR_KEY_SHARE = 0;
      public static final int FOR_SHARE = 1;
      public static final int FOR_NO_KEY_UPDATE = 2;
      public static final int FOR_UPDATE = 3;
      public static final int NO_KEY_UPDATE = 4;
      public static final int UPDATE = 5;

      static final int SIZE = 8;

      static String label(int status) {
        return switch (status) {
          case FOR_KEY_SHARE -> "keysh";
          case FOR_SHARE -> "sh";
          case FOR_NO_KEY_UPDATE -> "fornokeyupd";
          case FOR_UPDATE -> "forupd";
          case NO_KEY_UPDATE -> "nokeyupd";
          case UPDATE -> "upd";
          default -> "unk";
        };
      }
    }

    @Override
    public int info() {
      return CREATE_ID;
    }

    @Override
    public void encode(RecordBuilder builder) {
      ByteSink main = builder.mainData().putInt(multi).putInt(offset).putInt(members.size());
      for (Member member : members) {
        main.putInt(member.xid()).putInt(member.status());
      }
    }

    static Create decode(RecordView view) {
      int main = view.mainFrom();
      int count = view.intAt(main + 8);
      List<Member> members = new ArrayList<>(count);
      for (int i = 0, at = main + 12; i < count; i++, at += Member.SIZE) {
        members.add(new Member(view.intAt(at), view.intAt(at + 4)));
      }
      return new Create(view.intAt(main), view.intAt(main + 4), members);
    }

    @Override
    public void describe(Description out) {
      out.add("%u offset %u nmembers %d: ", multi, offset, members.size());
      for (Member member : members) {
        out.add("%u (%s) ", member.xid(), Member.label(member.status()));
      }
    }
  }

  /// Old multixacts went (`xl_multixact_truncate`): five numbers of 4 bytes.
  ///
  /// @param oldestMultiDatabase the database with the oldest one that stays
  /// @param startOffset first multixact whose offset goes
  /// @param endOffset first one whose offset stays
  /// @param startMember first member that goes
  /// @param endMember first member that stays
  record Truncate(
      int oldestMultiDatabase, int startOffset, int endOffset, int startMember, int endMember)
      implements MultiXactRecord {
    @Override
    public int info() {
      return TRUNCATE_ID;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(oldestMultiDatabase).putInt(startOffset).putInt(endOffset);
      builder.mainData().putInt(startMember).putInt(endMember);
    }

    static Truncate decode(RecordView view) {
      int main = view.mainFrom();
      return new Truncate(
          view.intAt(main),
          view.intAt(main + 4),
          view.intAt(main + 8),
          view.intAt(main + 12),
          view.intAt(main + 16));
    }

    @Override
    public void describe(Description out) {
      out.add("offsets [%u, %u), ", startOffset, endOffset);
      out.add("members [%u, %u)", startMember, endMember);
    }
  }
}
