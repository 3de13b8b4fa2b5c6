package io.simledger.transfer.console.audit;

import io.simledger.transfer.audit.AuditQuery;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.console.TextValues;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.ws.rs.DefaultValue;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which calls are asked for, as a form sends it; times are UTC. */
public class AuditFilter {
  private static final int PAGE = 50;
  private static final FormText NONE = new FormText("");

  @RestQuery("from")
  @DefaultValue("")
  FormText from = NONE;

  @RestQuery("to")
  @DefaultValue("")
  FormText to = NONE;

  @RestQuery("kind")
  @DefaultValue("")
  FormText kind = NONE;

  @RestQuery("after")
  @Nullable String after;

  String from() {
    return from.value();
  }

  String to() {
    return to.value();
  }

  String kind() {
    return kind.value().strip();
  }

  AuditQuery toQuery() {
    return AuditQuery.of(millis(from(), "from"), millis(to(), "to"), after, kind(), PAGE);
  }

  /** Address of the page after this one. */
  String next(@Nullable String nextKey) {
    return nextKey == null
        ? ""
        : "/console/audit?from=%s&to=%s&kind=%s&after=%s"
            .formatted(encoded(from()), encoded(to()), encoded(kind()), encoded(nextKey));
  }

  private static @Nullable Long millis(String time, String field) {
    try {
      return time.isEmpty()
          ? null
          : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException e) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, field);
    }
  }

  private static String encoded(String value) {
    return TextValues.urlEncoded(value);
  }
}
