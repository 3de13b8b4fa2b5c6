package io.simledger.billing.error;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an exception that leaves a gRPC method becomes a status. Peers see the texts
 * of {@link BillingError} and nothing else: no SQL, no class names. What nobody expected is logged
 * here, once.
 */
@ApplicationScoped
class GrpcErrors implements ExceptionHandlerProvider {
  private static final Logger LOG = Logger.getLogger(GrpcErrors.class);

  @Override
  public <Q, R> ExceptionHandler<Q, R> createHandler(
      ServerCall.Listener<Q> listener, ServerCall<Q, R> call, Metadata metadata) {
    return new ExceptionHandler<>(listener, call, metadata) {
      @Override
      protected void handleException(Throwable thrown, ServerCall<Q, R> call, Metadata metadata) {
        call.close(statusOf(thrown), new Metadata());
      }
    };
  }

  @Override
  public Throwable transform(Throwable thrown) {
    return thrown instanceof StatusException || thrown instanceof StatusRuntimeException
        ? thrown
        : statusOf(thrown).asRuntimeException();
  }

  private static Status statusOf(Throwable thrown) {
    if (thrown instanceof StatusException ready) {
      return ready.getStatus();
    }
    if (thrown instanceof StatusRuntimeException ready) {
      return ready.getStatus();
    }
    BillingError error = errorOf(thrown);
    if (error == BillingError.INTERNAL || error == BillingError.UNAVAILABLE) {
      LOG.errorf(thrown, "A call failed as %s", error.code());
    }
    return error.grpcStatus();
  }

  private static BillingError errorOf(Throwable thrown) {
    if (thrown instanceof BillingException refusal) {
      return refusal.error();
    }
    if (thrown instanceof UnauthorizedException
        || thrown instanceof AuthenticationFailedException) {
      return BillingError.UNAUTHENTICATED;
    }
    if (thrown instanceof ForbiddenException) {
      return BillingError.FORBIDDEN;
    }
    return databaseIsAway(thrown) ? BillingError.UNAVAILABLE : BillingError.INTERNAL;
  }

  /**
   * Connection refused or lost, server starting or stopping: SQL states 08, 53 and 57. The
   * connection pool's own failures have no state.
   */
  private static boolean databaseIsAway(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null
            || state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57P");
      }
    }
    return false;
  }
}
