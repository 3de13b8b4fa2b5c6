package io.simledger.transfer.console.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.batch.BatchAction;
import io.simledger.transfer.batch.Batches;
import io.simledger.transfer.batch.ListedSims;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.sim.Owner;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Selects SIMs by a list that is pasted or uploaded. */
@Path("/console/batches/listed")
@Produces(MediaType.TEXT_HTML)
@Performs("Subscriber:listSubscribers")
class ListPage {
  private final ListedSims lists;
  private final Batches batches;
  private final Caller caller;

  ListPage(ListedSims lists, Batches batches, Caller caller) {
    this.lists = lists;
    this.batches = batches;
    this.caller = caller;
  }

  /**
   * What the list names.
   *
   * @param batchId the selection; null when there is nothing to select
   */
  public record Checked(ListedSims.Found found, @Nullable UUID batchId) {
    public BatchAction[] actions() {
      return BatchAction.values();
    }
  }

  @GET
  public TemplateInstance form() {
    return Templates.list(null);
  }

  @POST
  public TemplateInstance check(
      @RestForm @DefaultValue("") String list, @RestForm @Nullable FileUpload file)
      throws IOException {
    Owner owner = Owner.of(caller);
    ListedSims.Found found = lists.read(owner, list + "\n" + text(file));
    UUID batchId = found.imsis().isEmpty() ? null : batches.select(owner, found.imsis());
    return Templates.list(new Checked(found, batchId));
  }

  private static String text(@Nullable FileUpload file) throws IOException {
    // Whatever is no UTF-8 is no digit either, and is said to be malformed.
    return file == null ? "" : new String(Files.readAllBytes(file.uploadedFile()), UTF_8);
  }

  @CheckedTemplate(basePath = "console/batches")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(@Nullable Checked checked);
  }
}
