package io.simledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as it goes over the wire.
 *
 * @param target path and query, encoded or deliberately not
 * @param body null for none
 */
record Request(
    String operationId, String method, String target, Map<String, String> headers, byte[] body) {
  private static final int LONGEST_URL = 16_000;
  private static final int LONGEST_SHOWN = 2_000;

  Request with(String header, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(header, value);
    return new Request(operationId, method, target, changed, body);
  }

  Request without(String header) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.remove(header);
    return new Request(operationId, method, target, changed, body);
  }

  Request withBody(byte[] other) {
    return new Request(operationId, method, target, headers, other);
  }

  Request withMethod(String other) {
    return new Request(operationId, other, target, headers, body);
  }

  Request withTarget(String other) {
    return new Request(operationId, method, other, headers, body);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (body != null || !method.equals("GET")) {
      head.append("Content-Length: ").append(body == null ? 0 : body.length).append("\r\n");
    }
    bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
    if (body != null) {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  /** Whether this is a URL, and none too long; others never get as far as the service. */
  boolean hasUrl() {
    try {
      new URI(target);
      return target.length() < LONGEST_URL;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The same request for a shell. */
  String curl(String server) {
    StringBuilder curl = new StringBuilder("curl -i --path-as-is -X ").append(method);
    curl.append(' ').append(quoted((server + target).getBytes(UTF_8)));
    headers.forEach(
        (name, value) -> curl.append(" -H ").append(quoted((name + ": " + value).getBytes(UTF_8))));
    if (body != null) {
      curl.append(" --data-binary ").append(quoted(body));
    }
    return curl.toString();
  }

  private static String quoted(byte[] text) {
    StringBuilder quoted = new StringBuilder("$'");
    for (byte next : text) {
      if (next == '\'' || next == '\\') {
        quoted.append('\\').append((char) next);
      } else if (next < ' ' || next == 0x7f) {
        quoted.append(String.format("\\x%02x", next));
      } else {
        quoted.append((char) next);
      }
      if (quoted.length() > LONGEST_SHOWN) {
        return quoted.append("'…").toString();
      }
    }
    return quoted.append('\'').toString();
  }
}
