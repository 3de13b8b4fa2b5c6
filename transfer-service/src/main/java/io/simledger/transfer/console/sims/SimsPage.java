package io.simledger.transfer.console.sims;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.sim.Groups;
import io.simledger.transfer.sim.Groups.GroupName;
import io.simledger.transfer.sim.Owner;
import io.simledger.transfer.sim.SimRow;
import io.simledger.transfer.sim.SimStatus;
import io.simledger.transfer.sim.SimTable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The table of SIMs: the console's front page. */
@Path("/console/sims")
@Produces(MediaType.TEXT_HTML)
@Performs("Subscriber:listSubscribers")
class SimsPage {
  private static final int ROWS = 50;

  private final SimTable table;
  private final Groups groups;
  private final Caller caller;

  SimsPage(SimTable table, Groups groups, Caller caller) {
    this.table = table;
    this.groups = groups;
    this.caller = caller;
  }

  /**
   * A page of the table.
   *
   * @param count SIMs that match, on all pages
   * @param groups to choose from; none where only the table is shown
   */
  public record Sims(SimFilterForm form, Page<SimRow> rows, long count, List<GroupName> groups) {
    public SimStatus[] statuses() {
      return SimStatus.values();
    }
  }

  @GET
  public TemplateInstance list(
      @BeanParam SimFilterForm form, @RestHeader("HX-Target") @Nullable String target) {
    Owner owner = Owner.of(caller);
    return "sims".equals(target)
        ? Templates.list$table(sims(form, owner, List.of()))
        : Templates.list(sims(form, owner, groups.names(owner.operatorId())));
  }

  private Sims sims(SimFilterForm form, Owner owner, List<GroupName> choices) {
    return new Sims(
        form,
        table.page(owner, form.filter(), form.sortOrder(), form.after, ROWS),
        table.count(owner, form.filter()),
        choices);
  }

  @CheckedTemplate(basePath = "console/sims")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(Sims sims);

    static native TemplateInstance list$table(Sims sims);
  }
}
