package io.simledger.transfer.permission;

import io.simledger.transfer.account.Caller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of the current request may do, for pages that offer only that. What depends on
 * the SIM or the destination is refused when it is tried.
 */
@RequestScoped
@Named("abilities")
public class Abilities {
  private final Permissions permissions;
  private final Caller caller;
  private final HttpServerRequest connection;
  private @Nullable Permission permission;

  Abilities(Permissions permissions, Caller caller, HttpServerRequest connection) {
    this.permissions = permissions;
    this.caller = caller;
    this.connection = connection;
  }

  /** Whether the caller may perform {@code Tag:operationId}; the root user may everything. */
  public boolean include(String operation) {
    return includeOf("", operation);
  }

  /** The same where the operation is about a SAM user, whose name a condition may ask for. */
  public boolean includeOf(String about, String operation) {
    String userName = caller.userName();
    if (userName == null) {
      return true;
    }
    if (permission == null) {
      permission = permissions.of(caller.operatorId(), userName);
    }
    return permission.allows(
        new ApiCall(
            ApiOperation.named(operation),
            userName,
            connection.remoteAddress().hostAddress(),
            about.isEmpty() ? Map.of() : Map.of("user_name", about),
            ApiCall.Destination.LATER));
  }
}
