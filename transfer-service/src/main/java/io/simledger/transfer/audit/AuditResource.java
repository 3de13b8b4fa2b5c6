package io.simledger.transfer.audit;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.platform.PageHeaders;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The calls of the caller's operator. */
@Path("/v1/audit_logs")
@Tag(name = "AuditLog")
class AuditResource {
  private static final int MAX_LIMIT = 1000;

  private final AuditedCalls calls;
  private final Caller caller;

  AuditResource(AuditedCalls calls, Caller caller) {
    this.calls = calls;
    this.caller = caller;
  }

  @GET
  @Path("api")
  public RestResponse<List<AuditLogEntry>> getApiAuditLogs(
      @RestQuery("api_kind") @Nullable String apiKind,
      @RestQuery("from_epoch_ms") @Nullable Long from,
      @RestQuery("to_epoch_ms") @Nullable Long to,
      @RestQuery @Min(1) @Max(MAX_LIMIT) @Nullable Integer limit,
      @RestQuery("last_evaluated_key") @Nullable String lastEvaluatedKey,
      UriInfo request) {
    return PageHeaders.respond(
        calls
            .list(caller.operatorId(), AuditQuery.of(from, to, lastEvaluatedKey, apiKind, limit))
            .map(AuditLogEntry::of),
        request);
  }

  /**
   * A call as the API shows it.
   *
   * @param userName empty for the root user
   * @param operation {@code Tag:operationId}, as in permissions: this project's own
   */
  record AuditLogEntry(
      String apiKind,
      String operatorId,
      String remoteIpAddress,
      String requestPath,
      long requestedTimeEpochMs,
      int statusCode,
      String userName,
      String operation) {

    static AuditLogEntry of(AuditedCalls.Listed listed) {
      AuditedCall call = listed.call();
      return new AuditLogEntry(
          call.apiKind(),
          call.operatorId(),
          call.address(),
          call.requestPath(),
          call.calledAt().toEpochMilli(),
          call.status(),
          call.userName() == null ? "" : call.userName(),
          call.operation());
    }
  }
}
