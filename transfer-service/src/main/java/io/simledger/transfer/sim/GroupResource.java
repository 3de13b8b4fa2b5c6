package io.simledger.transfer.sim;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.PageHeaders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Groups of SIMs. */
@Path("/v1/groups")
@Tag(name = "Group")
class GroupResource {
  private final Groups groups;
  private final GroupConfigurations configurations;
  private final Sims sims;
  private final Caller caller;

  GroupResource(Groups groups, GroupConfigurations configurations, Sims sims, Caller caller) {
    this.groups = groups;
    this.configurations = configurations;
    this.sims = sims;
    this.caller = caller;
  }

  @GET
  public RestResponse<List<GroupView>> listGroups(
      @RestQuery("tag_name") @Nullable String tagName,
      @RestQuery("tag_value") @Nullable String tagValue,
      @RestQuery("tag_value_match_mode") @Nullable String matchMode,
      @Valid @BeanParam PageQuery page,
      UriInfo request) {
    TagFilter tag = TagFilter.of(tagName, tagValue, matchMode);
    return PageHeaders.respond(
        groups
            .list(caller.operatorId(), tag, afterGroup(page.lastEvaluatedKey), page.limit())
            .map(GroupView::of),
        request);
  }

  @POST
  @ResponseStatus(201)
  public GroupView createGroup(@Valid @NotNull CreateGroup request) {
    return GroupView.of(
        groups.create(
            caller.operatorId(), request.tags(), configurations.checked(request.configuration())));
  }

  @GET
  @Path("{group_id}")
  public GroupView getGroup(@RestPath("group_id") GroupKey groupId) {
    return GroupView.of(groups.get(caller.operatorId(), groupId.value()));
  }

  @DELETE
  @Path("{group_id}")
  public void deleteGroup(@RestPath("group_id") GroupKey groupId) {
    groups.delete(caller.operatorId(), groupId.value());
  }

  @GET
  @Path("{group_id}/subscribers")
  public RestResponse<List<SimView>> listSubscribersInGroup(
      @RestPath("group_id") GroupKey groupId, @Valid @BeanParam PageQuery page, UriInfo request) {
    UUID id = groups.get(caller.operatorId(), groupId.value()).groupId;
    return PageHeaders.respond(
        sims.inGroup(Owner.of(caller), id, page.lastEvaluatedKey, page.limit()).map(SimView::of),
        request);
  }

  @PUT
  @Path("{group_id}/tags")
  public GroupView putGroupTags(
      @RestPath("group_id") GroupKey groupId, @NotNull List<Tags.@NotNull TagUpdate> tags) {
    return GroupView.of(groups.putTags(caller.operatorId(), groupId.value(), tags));
  }

  @DELETE
  @Path("{group_id}/tags/{tag_name}")
  public void deleteGroupTag(
      @RestPath("group_id") GroupKey groupId, @RestPath("tag_name") String tagName) {
    groups.deleteTag(caller.operatorId(), groupId.value(), tagName);
  }

  @PUT
  @Path("{group_id}/configuration/{namespace}")
  public GroupView putConfigurationParameters(
      @RestPath("group_id") GroupKey groupId,
      @RestPath String namespace,
      @Valid @NotNull List<@NotNull SettingUpdate> settings) {
    return GroupView.of(
        configurations.put(
            caller.operatorId(),
            groupId.value(),
            namespace,
            settings.stream().map(SettingUpdate::toSetting).toList()));
  }

  @DELETE
  @Path("{group_id}/configuration/{namespace}")
  public void deleteConfigurationNamespace(
      @RestPath("group_id") GroupKey groupId, @RestPath String namespace) {
    configurations.deleteNamespace(caller.operatorId(), groupId.value(), namespace);
  }

  @DELETE
  @Path("{group_id}/configuration/{namespace}/{name}")
  public void deleteConfigurationParameter(
      @RestPath("group_id") GroupKey groupId, @RestPath String namespace, @RestPath String name) {
    configurations.deleteSetting(caller.operatorId(), groupId.value(), namespace, name);
  }

  private static @Nullable UUID afterGroup(@Nullable String key) {
    try {
      return key == null ? null : GroupKey.fromString(key).value();
    } catch (ApiException e) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "last_evaluated_key");
    }
  }

  record CreateGroup(
      @Nullable Map<String, String> tags,
      @Nullable Map<String, Map<String, Object>> configuration) {}

  record SettingUpdate(@NotNull String key, @Nullable Object value) {
    GroupConfigurations.Setting toSetting() {
      return new GroupConfigurations.Setting(key, value);
    }
  }
}
