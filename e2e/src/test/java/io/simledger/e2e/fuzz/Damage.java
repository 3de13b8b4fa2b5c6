package io.simledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to spoil a request. */
enum Damage {
  NO_CREDENTIALS {
    @Override
    Request done(Request request, Random random) {
      return random.nextBoolean()
          ? request.without("X-Soracom-API-Key").without("X-Soracom-Token")
          : request.without("X-Soracom-Token");
    }
  },
  WRONG_CREDENTIALS {
    @Override
    Request done(Request request, Random random) {
      String odd = Oddities.text(random).replaceAll("\\p{Cntrl}", "");
      return request.with(random.nextBoolean() ? "X-Soracom-API-Key" : "X-Soracom-Token", odd);
    }
  },
  BROKEN_JSON {
    @Override
    Request done(Request request, Random random) {
      return request
          .with("Content-Type", "application/json")
          .withBody(BROKEN.get(random.nextInt(BROKEN.size())));
    }
  },
  WRONG_MEDIA_TYPE {
    @Override
    Request done(Request request, Random random) {
      byte[] body = request.body() == null ? "x".getBytes(UTF_8) : request.body();
      return request
          .with("Content-Type", MEDIA_TYPES.get(random.nextInt(MEDIA_TYPES.size())))
          .withBody(body);
    }
  },
  TRUNCATED_BODY {
    @Override
    Request done(Request request, Random random) {
      return request.body() == null || request.body().length == 0
          ? request
          : request.withBody(Arrays.copyOf(request.body(), random.nextInt(request.body().length)));
    }
  },
  NO_BODY {
    @Override
    Request done(Request request, Random random) {
      return random.nextBoolean()
          ? request.withBody(null)
          : request.withBody(null).without("Content-Type");
    }
  },
  UNASKED_BODY {
    @Override
    Request done(Request request, Random random) {
      return request
          .with("Content-Type", "application/json")
          .withBody((random.nextBoolean() ? "{}" : "nothing").getBytes(UTF_8));
    }
  },
  OTHER_METHOD {
    @Override
    Request done(Request request, Random random) {
      return request.withMethod(METHODS.get(random.nextInt(METHODS.size())));
    }
  },
  ODD_HEADER {
    @Override
    Request done(Request request, Random random) {
      String odd = Oddities.text(random).replaceAll("\\p{Cntrl}", "");
      return request.with(HEADERS.get(random.nextInt(HEADERS.size())), odd);
    }
  },
  NO_URL {
    @Override
    Request done(Request request, Random random) {
      return request.withTarget(request.target() + (random.nextBoolean() ? "%zz" : "%"));
    }
  };

  /** What every operation with a body refuses, whatever it does. */
  private static final List<byte[]> BROKEN =
      List.of(
          "{".getBytes(UTF_8),
          "{\"".getBytes(UTF_8),
          "{\"a\":}".getBytes(UTF_8),
          "{} {}".getBytes(UTF_8),
          "[}".getBytes(UTF_8),
          "'text'".getBytes(UTF_8),
          "{\"a\":01}".getBytes(UTF_8),
          "{\"a\":NaN}".getBytes(UTF_8),
          "[".repeat(20_000).getBytes(UTF_8),
          ("{\"a\":" + "9".repeat(2_000) + "}").concat("}").getBytes(UTF_8),
          new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1'},
          new byte[] {0, 0, 0, 0});

  private static final List<String> MEDIA_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/octet-stream",
          "multipart/form-data; boundary=x",
          "image/png");

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

  private static final List<String> HEADERS =
      List.of(
          "X-Soracom-Lang",
          "Idempotency-Key",
          "Accept",
          "Accept-Language",
          "Content-Type",
          "Origin",
          "Cookie",
          "X-Forwarded-For",
          "If-None-Match",
          "Range");

  abstract Request done(Request request, Random random);

  /** Whether whoever sends it cannot have anything done. */
  boolean refuses(Operation operation) {
    return switch (this) {
      case NO_CREDENTIALS, WRONG_CREDENTIALS -> !operation.isOpen();
      case BROKEN_JSON, WRONG_MEDIA_TYPE -> operation.hasBody();
      case NO_URL -> true;
      default -> false;
    };
  }
}
