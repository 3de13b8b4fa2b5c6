package io.simledger.transfer.console.groups;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.sim.GroupKey;
import io.simledger.transfer.sim.GroupView;
import io.simledger.transfer.sim.Groups;
import io.simledger.transfer.sim.TagFilter;
import io.simledger.transfer.sim.Tags;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Groups of SIMs: their list, and each of them with its tags. */
@Path(GroupsPage.PATH)
@Produces(MediaType.TEXT_HTML)
class GroupsPage {
  static final String PATH = "/console/groups";
  private static final int PAGE = 50;

  private final Groups groups;
  private final Caller caller;

  GroupsPage(Groups groups, Caller caller) {
    this.groups = groups;
    this.caller = caller;
  }

  @GET
  @Performs("Group:listGroups")
  public TemplateInstance list(
      @RestQuery @DefaultValue("") FormText name, @RestQuery("after") @Nullable GroupKey after) {
    Page<GroupView> page =
        groups
            .list(
                caller.operatorId(),
                TagFilter.of(name.value().isBlank() ? null : Tags.NAME, name.value(), "prefix"),
                after == null ? null : after.value(),
                PAGE)
            .map(GroupView::of);
    return Templates.groups(name.value(), shown(page), after == null);
  }

  @GET
  @Path("new")
  @Performs("Group:createGroup")
  public TemplateInstance askToCreate() {
    return Templates.newGroup();
  }

  @POST
  @Performs("Group:createGroup")
  public Response create(@RestForm @DefaultValue("") FormText name) {
    return HtmxAnswers.goTo(
        path(
            GroupView.of(
                    groups.create(caller.operatorId(), Map.of(Tags.NAME, name.value()), Map.of()))
                .groupId()));
  }

  @GET
  @Path("{group_id}")
  @Performs("Group:getGroup")
  public TemplateInstance show(@RestPath("group_id") GroupKey groupId) {
    return Templates.group(shown(new Page<>(List.of(group(groupId)), null)).items().get(0));
  }

  @GET
  @Path("{group_id}/tags")
  @Performs("Group:putGroupTags")
  public TemplateInstance askToPutTag(
      @RestPath("group_id") GroupKey groupId, @RestQuery @DefaultValue("") FormText name) {
    String value = group(groupId).tags().get(name.value());
    return Templates.editTag(
        path(groupId.value()) + "/tags", name.value(), value == null ? "" : value);
  }

  @POST
  @Path("{group_id}/tags")
  @Performs("Group:putGroupTags")
  public Response putTag(
      @RestPath("group_id") GroupKey groupId,
      @RestForm @DefaultValue("") FormText name,
      @RestForm @DefaultValue("") FormText value) {
    groups.putTags(
        caller.operatorId(),
        groupId.value(),
        List.of(new Tags.TagUpdate(name.value(), value.value())));
    return HtmxAnswers.reload();
  }

  @POST
  @Path("{group_id}/tags/{tag_name}/delete")
  @Performs("Group:deleteGroupTag")
  public Response deleteTag(
      @RestPath("group_id") GroupKey groupId, @RestPath("tag_name") FormText name) {
    groups.deleteTag(caller.operatorId(), groupId.value(), name.value());
    return HtmxAnswers.reload();
  }

  @GET
  @Path("{group_id}/delete")
  @Performs("Group:deleteGroup")
  public TemplateInstance askToDelete(@RestPath("group_id") GroupKey groupId) {
    ShownGroup group = shown(new Page<>(List.of(group(groupId)), null)).items().get(0);
    return Templates.deleteGroup(path(groupId.value()) + "/delete", group);
  }

  @POST
  @Path("{group_id}/delete")
  @Performs("Group:deleteGroup")
  public Response delete(@RestPath("group_id") GroupKey groupId) {
    groups.delete(caller.operatorId(), groupId.value());
    return HtmxAnswers.goTo(PATH);
  }

  static String path(UUID groupId) {
    return PATH + "/" + groupId;
  }

  private GroupView group(GroupKey groupId) {
    return GroupView.of(groups.get(caller.operatorId(), groupId.value()));
  }

  private Page<ShownGroup> shown(Page<GroupView> page) {
    Map<UUID, Long> counts =
        groups.simCounts(page.items().stream().map(GroupView::groupId).toList());
    return page.map(group -> ShownGroup.of(group, counts.getOrDefault(group.groupId(), 0L)));
  }

  @CheckedTemplate(basePath = "console/groups")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance groups(String name, Page<ShownGroup> page, boolean isFirst);

    static native TemplateInstance newGroup();

    static native TemplateInstance group(ShownGroup group);

    /** Asks for a new tag when there is no name yet. */
    static native TemplateInstance editTag(String action, String name, String value);

    static native TemplateInstance deleteGroup(String action, ShownGroup group);
  }
}
