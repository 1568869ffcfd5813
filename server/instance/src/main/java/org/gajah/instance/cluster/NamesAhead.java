package org.gajah.instance.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.Threads;
import org.jspecify.annotations.Nullable;

/// Looks names up on a thread of its own before anybody asks for them, for Java's first look at a
/// name takes as long as opening the cluster. Answers are given once; then the service is asked
/// again.
public final class NamesAhead implements NameService {
  private final NameService names;
  private final Map<String, FutureTask<List<InetAddress>>> ahead = new HashMap<>();

  /// @param listed the names that will be asked for, parted by commas
  public NamesAhead(NameService names, Threads threads, String listed) {
    this.names = names;
    for (String item : listed.split(",")) {
      String host = item.strip();
      if (!host.isEmpty() && !host.equals("*")) {
        ahead.put(host, new FutureTask<>(() -> names.addresses(host)));
      }
    }
    List<FutureTask<List<InetAddress>>> tasks = List.copyOf(ahead.values());
    if (!tasks.isEmpty()) {
      threads.start("names", () -> tasks.forEach(FutureTask::run));
    }
  }

  @Override
  public List<InetAddress> addresses(String host) {
    FutureTask<List<InetAddress>> known;
    synchronized (ahead) {
      known = ahead.remove(host);
    }
    if (known == null) {
      return names.addresses(host);
    }
    try {
      return known.get();
    } catch (InterruptedException | ExecutionException e) {
      throw PgException.internal("looking up \"" + host + "\" failed: " + e);
    }
  }

  @Override
  public @Nullable String hostName(InetAddress address) {
    return names.hostName(address);
  }

  @Override
  public List<Interface> interfaces() throws IOException {
    return names.interfaces();
  }
}
