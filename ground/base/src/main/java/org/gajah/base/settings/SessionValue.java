package org.gajah.base.settings;

import org.jspecify.annotations.Nullable;

/// What a session has of its own for one setting: what RESET returns to, what counts, and what
/// counted before each level of transaction, subtransaction or function that changed it.
///
/// A level's frame knows what it found (`prior`) and, when a SET and a SET LOCAL both happened in
/// it, what the SET left (`kept`), for that is what stays when the level ends well.
final class SessionValue {
  final Setting setting;

  /// What RESET returns to; null for the instance's value.
  @Nullable Held reset;

  /// What counts; null when it is what RESET would return to.
  @Nullable Held active;

  @Nullable Frame top;

  /// A value and where it comes from.
  ///
  /// @param bySuperuser whether somebody set it who may set everything
  record Held(SettingValue value, SettingSource source, boolean bySuperuser) {}

  /// How long a change lasts.
  enum Kind {
    /// Until the function returns.
    FUNCTION,
    /// For the session, if the transaction commits.
    SET,
    /// Until the transaction ends.
    LOCAL,
    /// First SET, then LOCAL.
    SET_THEN_LOCAL
  }

  /// A level that changed the setting.
  static final class Frame {
    int level;
    Kind kind;
    final @Nullable Held prior;
    @Nullable Held kept;
    final @Nullable Frame below;

    Frame(int level, Kind kind, @Nullable Held prior, @Nullable Frame below) {
      this.level = level;
      this.kind = kind;
      this.prior = prior;
      this.below = below;
    }
  }

  SessionValue(Setting setting) {
    this.setting = setting;
  }

  /// The session's own value, null when the instance's counts.
  @Nullable Held effective() {
    return active != null ? active : reset;
  }

  boolean isEmpty() {
    return reset == null && active == null && top == null;
  }

  /// Remembers what counts now, before a change on `level`.
  void remember(int level, Kind kind) {
    Frame frame = top;
    if (frame == null || frame.level < level) {
      top = new Frame(level, kind, active, frame);
    } else if (kind == Kind.SET) {
      frame.kind = Kind.SET;
      frame.kept = null;
    } else if (kind == Kind.LOCAL && frame.kind == Kind.SET) {
      frame.kind = Kind.SET_THEN_LOCAL;
      frame.kept = active;
    }
  }

  /// Ends all levels from `level` on.
  void leave(int level, boolean commit) {
    for (Frame frame = top; frame != null && frame.level >= level; frame = top) {
      if (!commit || frame.kind == Kind.FUNCTION) {
        restore(frame.prior, frame);
      } else if (frame.level == 1) {
        leaveTransaction(frame);
      } else if (frame.below == null || frame.below.level < frame.level - 1) {
        // Nobody one level out changed it: the frame is now that level's.
        frame.level--;
      } else {
        merge(frame, frame.below);
      }
    }
  }

  private void restore(@Nullable Held held, Frame frame) {
    active = held;
    top = frame.below;
  }

  private void leaveTransaction(Frame frame) {
    switch (frame.kind) {
      case SET -> top = frame.below;
      case SET_THEN_LOCAL -> restore(frame.kept, frame);
      case LOCAL, FUNCTION -> restore(frame.prior, frame);
    }
  }

  /// Hands a frame's change to the frame one level out.
  private void merge(Frame frame, Frame outer) {
    switch (frame.kind) {
      case SET -> {
        outer.kind = Kind.SET;
        outer.kept = null;
      }
      case LOCAL -> {
        if (outer.kind == Kind.SET) {
          outer.kept = frame.prior;
          outer.kind = Kind.SET_THEN_LOCAL;
        }
      }
      case SET_THEN_LOCAL -> {
        outer.kept = frame.kept;
        outer.kind = Kind.SET_THEN_LOCAL;
      }
      case FUNCTION -> throw new IllegalStateException(setting.name());
    }
    top = outer;
  }
}
