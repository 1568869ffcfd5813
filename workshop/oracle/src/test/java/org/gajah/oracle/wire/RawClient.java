package org.gajah.oracle.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.wire.BackendCodec;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendCodec;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.StartupCodec;
import org.gajah.wire.StartupPacket;
import org.gajah.wire.stream.InputBuffer;
import org.gajah.wire.stream.MessageBody;
import org.gajah.wire.stream.MessageLimits;
import org.gajah.wire.stream.Protocol;
import org.jspecify.annotations.Nullable;

/// A client that sends whatever bytes it is told to and keeps the bytes that come back.
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  /// The type and the length of a message.
  private static final int HEADER = 5;

  private final Socket socket;
  private final InputBuffer input = new InputBuffer();
  private final List<byte[]> received = new ArrayList<>();

  public RawClient(int port) throws IOException {
    this(port, PATIENCE_MILLIS);
  }

  /// A client with a patience of its own.
  public RawClient(int port, int patienceMillis) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(patienceMillis);
  }

  /// A client that is logged in.
  public static RawClient session(int port, StartupPacket.Parameter... more) throws IOException {
    return session(port, PATIENCE_MILLIS, more);
  }

  /// A client that is logged in, with a patience of its own.
  public static RawClient session(int port, int patienceMillis, StartupPacket.Parameter... more)
      throws IOException {
    RawClient client = new RawClient(port, patienceMillis);
    client.enter("postgres", "postgres", more);
    client.untilReady();
    return client;
  }

  /// Says who it is and where it wants to go.
  public void enter(String user, String database, StartupPacket.Parameter... more)
      throws IOException {
    List<StartupPacket.Parameter> parameters = new ArrayList<>();
    parameters.add(new StartupPacket.Parameter("user", user));
    parameters.add(new StartupPacket.Parameter("database", database));
    parameters.addAll(List.of(more));
    send(new StartupPacket.StartupMessage(Protocol.VERSION_3_0, parameters));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  public void send(StartupPacket packet) throws IOException {
    ByteSink sink = new ByteSink(256);
    StartupCodec.encode(packet, sink);
    send(sink.toByteArray());
  }

  public void send(FrontendMessage... messages) throws IOException {
    ByteSink sink = new ByteSink(256);
    for (FrontendMessage message : messages) {
      FrontendCodec.encode(message, sink);
    }
    send(sink.toByteArray());
  }

  /// The next message, or null when the server has hung up.
  public @Nullable BackendMessage receive() throws IOException {
    while (!input.next(MessageLimits.client())) {
      if (!fill()) {
        return null;
      }
    }
    ByteSink raw = new ByteSink(256);
    raw.putByte(input.type()).putIntNetwork(input.body().remaining() + 4);
    raw.putBytes(input.body().array(), input.body().position(), input.body().remaining());
    byte[] message = raw.toByteArray();
    received.add(message);
    // What is decoded refers to the bytes, and the input's are overwritten.
    MessageBody body = new MessageBody(message, HEADER, message.length - HEADER);
    return BackendCodec.decode(input.type(), body);
  }

  private boolean fill() throws IOException {
    byte[] bytes = new byte[8192];
    int count;
    try {
      count = socket.getInputStream().read(bytes);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server said nothing for too long", e);
    } catch (IOException reset) {
      return false;
    }
    if (count < 0) {
      return false;
    }
    input.append(bytes, 0, count);
    return true;
  }

  /// Runs a statement of the simple protocol and returns all that comes of it.
  public List<BackendMessage> query(String sql) throws IOException {
    send(new FrontendMessage.Query(sql));
    return untilReady();
  }

  /// All messages up to ReadyForQuery or the end of the connection.
  public List<BackendMessage> untilReady() throws IOException {
    List<BackendMessage> messages = new ArrayList<>();
    while (true) {
      BackendMessage message = receive();
      if (message == null) {
        return messages;
      }
      messages.add(message);
      if (message instanceof BackendMessage.ReadyForQuery) {
        return messages;
      }
    }
  }

  /// Every message that came so far, as it came.
  public List<byte[]> received() {
    return received;
  }

  /// What is left of the stream when the server hangs up.
  public byte[] rest() throws IOException {
    byte[] head = new byte[input.unread()];
    return head.length == 0 ? socket.getInputStream().readAllBytes() : head;
  }

  /// Says that no more will be sent.
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
