package org.gajah.base.seam;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/// A command of the shell that runs beside the server and is fed by it, or feeds it. What it says
/// of errors goes where the server's own messages go.
public final class ShellProgram implements AutoCloseable {
  private static final File NOTHING = new File("/dev/null");

  /// What an exit status is above for a program that a signal ended.
  private static final int SIGNAL = 128;

  private final Process process;

  private ShellProgram(Process process) {
    this.process = process;
  }

  /// Starts a command whose output is read.
  ///
  /// @param folder in which it runs
  public static ShellProgram reading(String command, Path folder) throws IOException {
    return new ShellProgram(builder(command, folder).redirectInput(NOTHING).start());
  }

  /// Starts a command that is written to. Its output goes to the server's.
  public static ShellProgram writing(String command, Path folder) throws IOException {
    return new ShellProgram(
        builder(command, folder).redirectOutput(ProcessBuilder.Redirect.INHERIT).start());
  }

  private static ProcessBuilder builder(String command, Path folder) {
    return new ProcessBuilder("/bin/sh", "-c", command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /// What it writes.
  public InputStream output() {
    return process.getInputStream();
  }

  /// What it reads.
  public OutputStream input() {
    return process.getOutputStream();
  }

  /// How a program ended.
  ///
  /// @param code of its exit, or the number of the signal
  public record End(boolean bySignal, int code) {
    public boolean isGood() {
      return !bySignal && code == 0;
    }
  }

  /// Closes the pipe, so that the program comes to its end, and waits for that.
  public End finish() throws IOException {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It stopped reading: its status tells why.
    }
    process.getInputStream().close();
    try {
      int status = process.waitFor();
      return status > SIGNAL ? new End(true, status - SIGNAL) : new End(false, status);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// Ends a program that nobody needs any more.
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
