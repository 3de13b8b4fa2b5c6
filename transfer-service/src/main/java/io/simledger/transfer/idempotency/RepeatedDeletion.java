package io.simledger.transfer.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.ErrorBody;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.idempotency.Deletions.Deletion;
import io.simledger.transfer.idempotency.Deletions.Earlier;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers a DELETE of what was deleted lately as the first one was answered (T13): it is gone, as
 * the caller wanted. What never was, or was deleted otherwise, is not found as ever.
 *
 * <p>Not promised when the process dies between deletion and answer.
 */
class RepeatedDeletion {
  private static final String BEGUN = "simledger.deletion.begun";
  private static final long PAUSE_MILLIS = 20;

  private final Deletions deletions;
  private final IdempotencyConfig config;
  private final Caller caller;

  RepeatedDeletion(Deletions deletions, IdempotencyConfig config, Caller caller) {
    this.deletions = deletions;
    this.config = config;
    this.caller = caller;
  }

  @ServerRequestFilter(priority = Priorities.USER)
  void begin(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.DELETE) && caller.isAuthenticated()) {
      Deletion deletion = new Deletion(UUID.randomUUID(), caller.operatorId(), digest(request));
      deletions.begin(deletion);
      request.setProperty(BEGUN, deletion);
    }
  }

  @ServerResponseFilter
  void end(ContainerRequestContext request, ContainerResponseContext response)
      throws InterruptedException {
    if (request.getProperty(BEGUN) instanceof Deletion deletion) {
      if (response.getStatus() < 300) {
        deletions.done(deletion, response.getStatus());
      } else {
        deletions.refused(deletion);
        if (findsNothing(response)) {
          answerAsBefore(settled(deletion), response);
        }
      }
    }
  }

  private static boolean findsNothing(ContainerResponseContext response) {
    return response.getStatus() == 404
        || (response.getEntity() instanceof ErrorBody refusal
            && refusal.isAbout(ErrorCode.CONFIGURATION_NOT_FOUND));
  }

  /**
   * Waits for a deletion of the same that runs at this moment. Nothing tells of its end but its
   * row, and nobody waits here but a client that sent the same twice at once.
   */
  private Earlier settled(Deletion deletion) throws InterruptedException {
    Earlier earlier = deletions.earlier(deletion);
    long pauses = config.deletionPatience().toMillis() / PAUSE_MILLIS;
    for (long pause = 0; earlier.isRunning() && pause < pauses; pause++) {
      Thread.sleep(PAUSE_MILLIS);
      earlier = deletions.earlier(deletion);
    }
    return earlier;
  }

  private static void answerAsBefore(Earlier earlier, ContainerResponseContext response) {
    Integer status = earlier.status();
    if (status != null) {
      response.setStatus(status);
      response.setEntity(status == 204 ? null : Map.of());
    }
  }

  private byte[] digest(ContainerRequestContext request) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((caller.coverageType() + " " + request.getUriInfo().getPath()).getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
