package io.simledger.transfer.console.groups;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.console.TextValues;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.sim.GroupConfigurations;
import io.simledger.transfer.sim.GroupKey;
import io.simledger.transfer.sim.GroupView;
import io.simledger.transfer.sim.Groups;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Settings of a group. */
@Path("/console/groups/{group_id}/configuration")
@Produces(MediaType.TEXT_HTML)
class ConfigurationPage {
  private final GroupConfigurations configurations;
  private final Groups groups;
  private final Caller caller;

  ConfigurationPage(GroupConfigurations configurations, Groups groups, Caller caller) {
    this.configurations = configurations;
    this.groups = groups;
    this.caller = caller;
  }

  @GET
  @Performs("Group:getGroup")
  public TemplateInstance chooseNamespace(@RestPath("group_id") GroupKey groupId) {
    return Templates.chooseNamespace(path(groupId), GroupConfigurations.namespaces());
  }

  @GET
  @Path("{namespace}")
  @Performs("Group:putConfigurationParameters")
  public TemplateInstance askToPut(
      @RestPath("group_id") GroupKey groupId,
      @RestPath FormText namespace,
      @RestQuery @DefaultValue("") FormText key) {
    Map<String, Object> settings =
        GroupView.of(groups.get(caller.operatorId(), groupId.value()))
            .configuration()
            .getOrDefault(namespace.value(), Map.of());
    return Templates.editSetting(
        path(groupId, namespace.value()),
        namespace.value(),
        key.value(),
        settings.containsKey(key.value()) ? JsonText.of(settings.get(key.value())) : "");
  }

  @POST
  @Path("{namespace}")
  @Performs("Group:putConfigurationParameters")
  public Response put(
      @RestPath("group_id") GroupKey groupId,
      @RestPath FormText namespace,
      @RestForm @DefaultValue("") FormText key,
      @RestForm @DefaultValue("") JsonText value) {
    configurations.put(
        caller.operatorId(),
        groupId.value(),
        namespace.value(),
        List.of(new GroupConfigurations.Setting(key.value(), value.value())));
    return HtmxAnswers.reload();
  }

  @GET
  @Path("{namespace}/delete")
  @Performs("Group:deleteConfigurationNamespace")
  public TemplateInstance askToDelete(
      @RestPath("group_id") GroupKey groupId, @RestPath FormText namespace) {
    return Templates.deleteNamespace(
        path(groupId, namespace.value()) + "/delete", namespace.value());
  }

  @POST
  @Path("{namespace}/delete")
  @Performs("Group:deleteConfigurationNamespace")
  public Response delete(@RestPath("group_id") GroupKey groupId, @RestPath FormText namespace) {
    configurations.deleteNamespace(caller.operatorId(), groupId.value(), namespace.value());
    return HtmxAnswers.reload();
  }

  @POST
  @Path("{namespace}/{name}/delete")
  @Performs("Group:deleteConfigurationParameter")
  public Response deleteSetting(
      @RestPath("group_id") GroupKey groupId,
      @RestPath FormText namespace,
      @RestPath FormText name) {
    configurations.deleteSetting(
        caller.operatorId(), groupId.value(), namespace.value(), name.value());
    return HtmxAnswers.reload();
  }

  private static String path(GroupKey groupId) {
    return GroupsPage.path(groupId.value()) + "/configuration";
  }

  private static String path(GroupKey groupId, String namespace) {
    return path(groupId) + "/" + TextValues.pathEncoded(namespace);
  }

  @CheckedTemplate(basePath = "console/groups")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance chooseNamespace(String path, List<String> namespaces);

    /** Asks for a new setting when there is no key yet. */
    static native TemplateInstance editSetting(
        String action, String namespace, String key, String value);

    static native TemplateInstance deleteNamespace(String action, String namespace);
  }
}
