package io.simledger.transfer.simtransfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.TestSims;
import io.simledger.transfer.platform.StatementCounter;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A transfer runs as many statements for a thousand SIMs as for ten. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class StatementCountTest {
  @Inject TestSims sims;
  @Inject Offers offers;
  @Inject OfferAcceptance acceptance;
  @Inject OfferCancellation cancellation;
  @Inject OfferExpiry expiry;
  @Inject TransferList list;

  /** Statements of each operation on an offer of so many SIMs. */
  private record Counts(int issue, int repeatedIssue, int verify, int cancel, int cancelSome) {}

  @Test
  void theNumberOfStatementsDoesNotDependOnTheNumberOfSims() {
    Counts few = counts(10);
    Counts many = counts(1_000);

    assertThat(many).isEqualTo(few);
    assertThat(few.issue()).isBetween(1, 12);
    assertThat(few.verify()).isBetween(1, 12);
  }

  @Test
  void expiryRunsAFixedNumberOfStatementsForAnOffer() {
    expiry.expireDue(Instant.now().plusSeconds(30 * 24 * 60 * 60));
    assertThat(expiryOf(1_000)).isEqualTo(expiryOf(10));
  }

  @Test
  void aListOfTransfersRunsAFixedNumberOfStatements() {
    assertThat(listOf(20)).isEqualTo(listOf(1));
  }

  private int listOf(int transfers) {
    String source = sims.operator();
    String destination = sims.operator();
    for (int i = 0; i < transfers; i++) {
      offer(source, destination, 5);
    }
    return StatementCounter.of(
        () -> {
          var page = list.page(new TransferTable.Query(source, null, null, "", null, 100));
          assertThat(page.items()).hasSize(transfers);
          return page;
        });
  }

  private int expiryOf(int size) {
    TransferToken token = offer(sims.operator(), sims.operator(), size);
    offers.overdue(token);
    return StatementCounter.of(
        () -> {
          while (!offers.statusOf(token).equals("expired")) {
            expiry.expireDueNow();
          }
          return null;
        });
  }

  private Counts counts(int size) {
    String source = sims.operator();
    String destination = sims.operator();
    List<String> imsis = sims.ready(source, size);
    int issue = StatementCounter.of(() -> offers.issue(source, destination, imsis));
    int again = StatementCounter.of(() -> offers.issue(source, destination, imsis));
    TransferToken token = offers.issue(source, destination, imsis);
    UUID transferId = idOf(token);
    int some =
        StatementCounter.of(
            () -> {
              cancellation.cancel(transferId, source, imsis.subList(0, size / 2));
              return null;
            });
    int verify = StatementCounter.of(() -> acceptance.accept(token, destination));
    TransferToken other = offer(source, destination, size);
    int cancel =
        StatementCounter.of(
            () -> {
              cancellation.cancel(other, source);
              return null;
            });
    return new Counts(issue, again, verify, cancel, some);
  }

  private TransferToken offer(String source, String destination, int size) {
    return offers.issue(source, destination, sims.ready(source, size));
  }

  private UUID idOf(TransferToken token) {
    return UUID.fromString(
        offers
            .texts(
                "SELECT transfer_id FROM sim_transfer WHERE token_hash = :hash",
                Map.of("hash", token.hash()))
            .get(0));
  }
}
