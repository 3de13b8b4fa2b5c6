package io.simledger.transfer.console.batches;

import io.simledger.transfer.batch.Batch;
import io.simledger.transfer.batch.BatchAction;
import io.simledger.transfer.batch.BatchSims;
import io.simledger.transfer.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The same transfer as a command, for who wants to do it by a script next time. */
@ApplicationScoped
class TransferCommand {
  /** More SIMs than a command line is read for. */
  private static final int MAX_SIMS = 200;

  private final BatchSims sims;
  private final URI console;

  TransferCommand(BatchSims sims, @ConfigProperty(name = "simledger.console-url") URI console) {
    this.sims = sims;
    this.console = console;
  }

  /** Key and token are placeholders: they are nobody's business but the caller's. */
  public record Commands(String curl, String cli) {}

  /** Null unless an offer was made, of so few SIMs that a command line takes them all. */
  @Nullable Commands of(Batch batch) {
    if (batch.action() != BatchAction.TRANSFER || !batch.isFinished()) {
      return null;
    }
    Page<BatchSims.Item> selected = sims.page(batch, "", MAX_SIMS);
    if (selected.nextKey() != null) {
      return null;
    }
    List<String> imsis =
        selected.items().stream()
            .filter(item -> BatchSims.DONE.equals(item.outcome()))
            .map(BatchSims.Item::imsi)
            .toList();
    String body =
        """
        {"transferDestinationOperatorId":"%s","transferDestinationOperatorEmail":"%s","transferImsi":[%s]}\
        """
            .formatted(
                shown(batch.argument().destinationOperatorId()),
                shown(batch.argument().destinationEmail()),
                imsis.stream().map(imsi -> '"' + imsi + '"').collect(Collectors.joining(",")));
    return new Commands(
        """
        curl -X POST %s/v1/subscribers/transfer_token/issue \\
          -H "X-Soracom-API-Key: $API_KEY" -H "X-Soracom-Token: $TOKEN" \\
          -H 'Content-Type: application/json' \\
          -d '%s'\
        """
            .formatted(console, body),
        "soracom subscribers issue-transfer-token --body '%s'".formatted(body));
  }

  /** An operator's id and address have no such characters; whatever has is not put into a shell. */
  private static String shown(String text) {
    return text.replaceAll("[^A-Za-z0-9@._+-]", "?");
  }
}
