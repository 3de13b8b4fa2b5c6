package io.simledger.transfer.console.sandbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.auth.BrowserSessions;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.platform.SandboxOnly;
import io.simledger.transfer.sandbox.Advance;
import io.simledger.transfer.sandbox.SandboxClock;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The clock of the sandbox: the time, and moving it on. */
@Path("/console/clock")
@Produces(MediaType.TEXT_HTML)
@SandboxOnly
class ClockPage {
  private final SandboxClock clock;
  private final BrowserSessions sessions;

  ClockPage(SandboxClock clock, BrowserSessions sessions) {
    this.clock = clock;
    this.sessions = sessions;
  }

  @GET
  @Performs("Simledger:sandboxGetClock")
  public TemplateInstance show() {
    return Templates.clock(new Shown(clock.now(), null));
  }

  @POST
  @Path("advance")
  @Performs("Simledger:sandboxAdvanceClock")
  public TemplateInstance advance(@RestForm @DefaultValue("") String by) {
    return moved(clock.now(), clock.advance(new Advance(by)));
  }

  @POST
  @Performs("Simledger:sandboxSetClock")
  public TemplateInstance set(@RestForm @DefaultValue("") String time) {
    return moved(clock.now(), clock.setTo(instant(time)));
  }

  private TemplateInstance moved(Instant before, Instant now) {
    sessions.prolong();
    return Templates.clock$part(new Shown(now, before));
  }

  private static Instant instant(String time) {
    try {
      return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "time");
    }
  }

  /**
   * The clock as it is shown.
   *
   * @param before the time before it was moved; null when it was not
   */
  public record Shown(Instant now, @Nullable Instant before) {
    /** As a field for times holds it. */
    public String field() {
      return now.atOffset(ZoneOffset.UTC)
          .toLocalDateTime()
          .truncatedTo(ChronoUnit.MINUTES)
          .plusMinutes(1)
          .toString();
    }
  }

  @CheckedTemplate(basePath = "console/sandbox")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance clock(Shown clock);

    static native TemplateInstance clock$part(Shown clock);
  }
}
