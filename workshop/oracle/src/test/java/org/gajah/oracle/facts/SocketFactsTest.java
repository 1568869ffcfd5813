package org.gajah.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.seam.Connections;
import org.junit.jupiter.api.Test;

/// The numbers of the C library's socket functions, by the names that its headers give them.
class SocketFactsTest {
  @Test
  void numbersAreTheHeaders() throws ReflectiveOperationException {
    Layout layout =
        Layout.of(
            "sys/socket.h",
            "netinet/in.h",
            "netinet/tcp.h",
            "poll.h",
            "errno.h",
            "fcntl.h",
            "sys/epoll.h",
            "sys/eventfd.h");
    List<String> asked = new ArrayList<>();
    Class<?> calls = Class.forName(Connections.class.getPackageName() + ".LinuxCalls");
    for (Field field : calls.getDeclaredFields()) {
      if (field.getType() == int.class
          && Modifier.isStatic(field.getModifiers())
          && !Modifier.isPrivate(field.getModifiers())) {
        field.setAccessible(true);
        layout.is(expression(field.getName()), field.getInt(null));
        asked.add(field.getName());
      }
    }
    assertThat(asked).contains("SO_RCVTIMEO", "TCP_USER_TIMEOUT", "EPOLLONESHOT", "EAGAIN");
    layout.check();
  }

  private static String expression(String name) {
    return switch (name) {
      case "EVENT_SIZE" -> "sizeof(struct epoll_event)";
      case "EVENT_DATA" -> "offsetof(struct epoll_event, data)";
      default -> name;
    };
  }
}
