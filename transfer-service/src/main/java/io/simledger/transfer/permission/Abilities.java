package io.simledger.transfer.permission;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.permission.Condition.Met;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of the current request may do with what the page is about, for pages that show
 * and offer only that. What depends on more than the page's path tells, such as one of many SIMs or
 * the destination, is offered, and refused when it is tried.
 */
@RequestScoped
@Named("abilities")
public class Abilities {
  private final Permissions permissions;
  private final Caller caller;
  private final HttpServerRequest connection;
  private final OperationPaths paths;
  private final UriInfo page;
  private @Nullable Permission permission;

  Abilities(
      Permissions permissions,
      Caller caller,
      HttpServerRequest connection,
      OperationPaths paths,
      UriInfo page) {
    this.permissions = permissions;
    this.caller = caller;
    this.connection = connection;
    this.paths = paths;
    this.page = page;
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
    Map<String, String> known = new HashMap<>(PermissionGate.pathVariables(page));
    if (!about.isEmpty()) {
      known.put("user_name", about);
    }
    ApiCall call =
        new ApiCall(
            ApiOperation.named(operation),
            userName,
            connection.remoteAddress().hostAddress(),
            known,
            ApiCall.Destination.LATER);
    return permission.allows(paths.complete(call, caller.operatorId(), name -> Met.LATER));
  }
}
