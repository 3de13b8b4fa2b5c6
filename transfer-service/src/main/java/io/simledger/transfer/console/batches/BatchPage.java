package io.simledger.transfer.console.batches;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.batch.Batch;
import io.simledger.transfer.batch.BatchAction;
import io.simledger.transfer.batch.BatchPreview;
import io.simledger.transfer.batch.BatchProgress;
import io.simledger.transfer.batch.BatchSims;
import io.simledger.transfer.batch.Batches;
import io.simledger.transfer.console.RunningCharges;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.sim.Groups;
import io.simledger.transfer.sim.Groups.GroupName;
import io.simledger.transfer.sim.Owner;
import io.simledger.transfer.sim.Plan;
import io.simledger.transfer.sim.SimTable;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is selected, what an action would do to it, and how far it is. */
@Path("/console/batches")
@Produces(MediaType.TEXT_HTML)
@Performs("Subscriber:listSubscribers")
class BatchPage {
  private static final int ROWS = 50;

  private final Batches batches;
  private final BatchSims sims;
  private final SimTable table;
  private final Groups groups;
  private final RunningCharges charges;
  private final TransferCommand commands;
  private final Caller caller;

  BatchPage(
      Batches batches,
      BatchSims sims,
      SimTable table,
      Groups groups,
      RunningCharges charges,
      TransferCommand commands,
      Caller caller) {
    this.batches = batches;
    this.sims = sims;
    this.table = table;
    this.groups = groups;
    this.charges = charges;
    this.commands = commands;
    this.caller = caller;
  }

  /** What an action would do, and what it needs to know. */
  public record Preview(
      Batch batch,
      BatchAction action,
      BatchPreview result,
      Page<BatchSims.Item> rows,
      List<GroupName> groups,
      List<String> speedClasses,
      RunningCharges.@Nullable PerDay charges) {}

  /** How far it is; SIM by SIM once it is over. */
  public record Progress(
      Batch batch,
      BatchProgress result,
      Page<BatchSims.Item> rows,
      TransferCommand.@Nullable Commands commands) {}

  @POST
  public TemplateInstance select(
      @RestForm @Nullable List<String> imsi,
      @RestForm @DefaultValue("false") boolean all,
      @RestForm @DefaultValue("") String q,
      @RestForm @DefaultValue("") String status,
      @RestForm @DefaultValue("") String group,
      @RestForm @DefaultValue("") String tag,
      @RestForm("tag_value") @DefaultValue("") String tagValue,
      @RestForm @DefaultValue("") String action) {
    Owner owner = Owner.of(caller);
    List<String> selected =
        all
            ? table.imsis(
                owner,
                new SimTable.Filter(status, group, tag.strip(), tagValue, q.strip()),
                batches.maxSims())
            : imsi == null ? List.of() : imsi;
    return preview(batches.get(owner, batches.select(owner, selected)), action(action), "");
  }

  @GET
  @Path("{batchId}/{action}")
  public TemplateInstance preview(
      UUID batchId, String action, @RestQuery @DefaultValue("") String after) {
    return preview(batches.get(Owner.of(caller), batchId), action(action), after);
  }

  @GET
  @Path("{batchId}")
  public TemplateInstance progress(
      UUID batchId,
      @RestQuery @DefaultValue("") String after,
      @RestHeader("HX-Request") @Nullable String isPart) {
    Progress progress = progress(batches.get(Owner.of(caller), batchId), after);
    return isPart == null ? Templates.page(progress) : Templates.progress(progress);
  }

  Progress progress(Batch batch, String after) {
    if (!batch.isStarted()) {
      throw new ApiException(ErrorCode.SELECTION_NOT_FOUND);
    }
    return new Progress(
        batch,
        sims.progress(batch),
        batch.isFinished() ? sims.page(batch, after, ROWS) : new Page<>(List.of(), null),
        commands.of(batch));
  }

  private TemplateInstance preview(Batch batch, BatchAction action, String after) {
    BatchPreview result = sims.preview(batch, action);
    return Templates.preview(
        new Preview(
            batch,
            action,
            result,
            sims.page(batch, after, ROWS),
            action == BatchAction.SET_GROUP
                ? groups.names(batch.owner().operatorId())
                : List.<GroupName>of(),
            action == BatchAction.SPEED_CLASS ? speedClasses(result) : List.<String>of(),
            action == BatchAction.TRANSFER ? charges.of(result.allowedByPlan()) : null));
  }

  private static List<String> speedClasses(BatchPreview result) {
    return result.allowedByPlan().keySet().stream()
        .flatMap(name -> Plan.named(name).stream())
        .flatMap(plan -> plan.speedClasses().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static BatchAction action(String name) {
    return BatchAction.named(name)
        .orElseThrow(() -> new ApiException(ErrorCode.PARAMETER_INVALID, "action"));
  }

  @CheckedTemplate(basePath = "console/batches")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance preview(Preview preview);

    static native TemplateInstance progress(Progress progress);

    static native TemplateInstance page(Progress progress);
  }
}
