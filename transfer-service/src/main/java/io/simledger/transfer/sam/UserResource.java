package io.simledger.transfer.sam;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.SamUsers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** SAM users of the caller's operator. */
@Path("/v1/operators/{operator_id}")
@Tag(name = "User")
class UserResource {
  private final SamUsers users;
  private final UserDetails details;
  private final Caller caller;

  UserResource(SamUsers users, UserDetails details, Caller caller) {
    this.users = users;
    this.details = details;
    this.caller = caller;
  }

  @GET
  @Path("users")
  public List<UserView> listUsers(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return details.list(operatorId);
  }

  @GET
  @Path("users/{user_name}")
  public UserView getUser(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    caller.mustBe(operatorId);
    return details.get(operatorId, userName);
  }

  @POST
  @Path("users/{user_name}")
  @ResponseStatus(201)
  public void createUser(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @Valid @NotNull DescribeUser request) {
    caller.mustBe(operatorId);
    users.create(operatorId, userName, request.descriptionOrNone());
  }

  @PUT
  @Path("users/{user_name}")
  public Map<String, String> updateUser(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @Valid @NotNull DescribeUser request) {
    caller.mustBe(operatorId);
    users.describe(operatorId, userName, request.descriptionOrNone());
    return Map.of();
  }

  @DELETE
  @Path("users/{user_name}")
  public void deleteUser(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    caller.mustBe(operatorId);
    users.delete(operatorId, userName);
  }

  @GET
  @Path("roles/{role_id}/users")
  @Tag(name = "Role")
  public List<UserView> listRoleAttachedUsers(
      @RestPath("operator_id") String operatorId, @RestPath("role_id") String roleId) {
    caller.mustBe(operatorId);
    return details.ofRole(operatorId, roleId);
  }

  record DescribeUser(@Nullable @Size(max = 1000) String description) {
    String descriptionOrNone() {
      return description == null ? "" : description;
    }
  }
}
