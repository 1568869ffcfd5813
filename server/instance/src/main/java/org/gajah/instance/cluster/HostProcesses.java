package org.gajah.instance.cluster;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// What the operating system knows of other processes.
public interface HostProcesses {
  /// The process id of this JVM.
  int pid();

  /// Whether `pid` is this process, its parent or its parent's parent: a lock file with such a
  /// number was left behind before the machine was started anew.
  boolean isOwnFamily(int pid);

  /// Whether there is a process that this user may send signals to.
  boolean isAlive(int pid);

  /// Whether processes are attached to a System V shared memory segment.
  ///
  /// @param key as `postmaster.pid` has it, to be sure that the segment is still the same
  boolean isSegmentInUse(long key, long id);

  /// How many files this JVM may have open.
  default Descriptors descriptors() {
    return Descriptors.ofProcess();
  }

  /// The machine's processes.
  static HostProcesses system() {
    return SystemProcesses.INSTANCE;
  }

  /// The machine's processes, through ProcessHandle and `shmctl`.
  enum SystemProcesses implements HostProcesses {
    INSTANCE;

    private static final int IPC_STAT = 2;
    // struct shmid_ds of 64-bit Linux: ipc_perm (48 bytes, the key first), segment size, three
    // times, two pids, number of attachments.
    private static final int STATUS_SIZE = 112;
    private static final int ATTACHMENTS = 88;

    @Override
    public int pid() {
      return (int) ProcessHandle.current().pid();
    }

    @Override
    public boolean isOwnFamily(int pid) {
      Optional<ProcessHandle> relative = Optional.of(ProcessHandle.current());
      for (int generation = 0; generation < 3 && relative.isPresent(); generation++) {
        if (relative.get().pid() == pid) {
          return true;
        }
        relative = relative.get().parent();
      }
      return false;
    }

    @Override
    public boolean isAlive(int pid) {
      // A process that we may not signal is no server of ours: its number has been used again.
      Linker linker = Linker.nativeLinker();
      MethodHandle kill =
          linker.downcallHandle(
              linker.defaultLookup().find("kill").orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      try {
        return (int) kill.invokeExact(pid, 0) == 0;
      } catch (Throwable e) {
        throw new IllegalStateException("kill cannot be called", e);
      }
    }

    @Override
    public boolean isSegmentInUse(long key, long id) {
      Linker linker = Linker.nativeLinker();
      MethodHandle shmctl =
          linker.downcallHandle(
              linker.defaultLookup().find("shmctl").orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.ADDRESS));
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment status = arena.allocate(STATUS_SIZE, 8);
        int result = (int) shmctl.invokeExact((int) id, IPC_STAT, status);
        return result == 0
            && status.get(ValueLayout.JAVA_INT, 0) == (int) key
            && status.get(ValueLayout.JAVA_LONG, ATTACHMENTS) > 0;
      } catch (Throwable e) {
        throw new IllegalStateException("shmctl cannot be called", e);
      }
    }
  }
}
