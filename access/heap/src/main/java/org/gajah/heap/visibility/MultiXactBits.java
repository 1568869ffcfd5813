package org.gajah.heap.visibility;

import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.MultiXactAccess.Status;

/// What a tuple's masks say about an xmax that is a multixact. Mirrors `GetMultiXactIdHintBits`.
///
/// @param infomask bits of `t_infomask`
/// @param infomask2 bits of `t_infomask2`
public record MultiXactBits(int infomask, int infomask2) {
  /// The bits for a multixact.
  public static MultiXactBits of(int multi, RowState state) {
    MultiXactAccess.Members members = new MultiXactAccess.Members();
    state.multiXacts().members(multi, false, members, state.transaction());
    Status strongest = Status.FOR_KEY_SHARE;
    boolean updates = false;
    boolean keys = false;
    for (int i = 0; i < members.count(); i++) {
      Status status = members.status(i);
      keys |= status == Status.FOR_UPDATE || status == Status.UPDATE;
      updates |= status.isUpdate();
      if (status.compareTo(strongest) > 0) {
        strongest = status;
      }
    }
    int lock =
        switch (strongest) {
          case FOR_KEY_SHARE -> Infomask.XMAX_KEYSHR_LOCK;
          case FOR_SHARE -> Infomask.XMAX_SHR_LOCK;
          case FOR_NO_KEY_UPDATE, FOR_UPDATE, NO_KEY_UPDATE, UPDATE -> Infomask.XMAX_EXCL_LOCK;
        };
    return new MultiXactBits(
        Infomask.XMAX_IS_MULTI | lock | (updates ? 0 : Infomask.XMAX_LOCK_ONLY),
        keys ? Infomask.KEYS_UPDATED : 0);
  }
}
