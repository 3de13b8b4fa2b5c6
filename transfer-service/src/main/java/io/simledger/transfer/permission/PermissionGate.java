package io.simledger.transfer.permission;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.permission.Condition.Met;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks before every operation of a SAM user whether the user may do that (A4). */
class PermissionGate {
  private final Permissions permissions;
  private final CallerPermission callerPermission;
  private final OperationPaths paths;
  private final Caller caller;

  PermissionGate(
      Permissions permissions,
      CallerPermission callerPermission,
      OperationPaths paths,
      Caller caller) {
    this.permissions = permissions;
    this.callerPermission = callerPermission;
    this.paths = paths;
    this.caller = caller;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  void authorize(
      ContainerRequestContext request, ResourceInfo resource, HttpServerRequest connection) {
    String userName = caller.isAuthenticated() ? caller.userName() : null;
    if (userName != null && ApiOperation.needsPermission(resource.getResourceMethod())) {
      ApiCall call =
          new ApiCall(
              ApiOperation.of(resource.getResourceMethod()),
              userName,
              connection.remoteAddress().hostAddress(),
              pathVariables(request.getUriInfo()),
              resource.getResourceMethod().isAnnotationPresent(ToDestination.class)
                  ? ApiCall.Destination.LATER
                  : ApiCall.Destination.NONE);
      boolean onEachSim = resource.getResourceClass().isAnnotationPresent(OnEachSim.class);
      callerPermission.isLimitedTo(
          permissions.of(caller.operatorId(), userName),
          paths.complete(
              call,
              caller.operatorId(),
              name -> onEachSim && name.equals(ApiCall.IMSI) ? Met.LATER : Met.UNKNOWN));
    }
  }

  static Map<String, String> pathVariables(UriInfo path) {
    return path.getPathParameters().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, variable -> variable.getValue().get(0)));
  }
}
