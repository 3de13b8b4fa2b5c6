package io.simledger.transfer.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.TestSims;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.StatementCounter;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A page of a hundred SIMs takes as many statements as a page of one. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ListStatementsTest {
  private static final int PAGE = 100;

  @Inject TestSims testSims;
  @Inject Sims sims;
  @Inject SimAttributes attributes;
  @Inject Groups groups;

  /** Statements of each list. */
  private record Counts(
      int subscribers, int sims, int inGroup, int searchedSubscribers, int searchedSims) {}

  @Test
  void aListRunsOneStatementHoweverManySimsItShows() {
    Counts ofOne = counts(1);
    assertThat(counts(PAGE)).isEqualTo(ofOne);
    assertThat(ofOne).isEqualTo(new Counts(1, 1, 1, 1, 1));
  }

  @Test
  void aListOfGroupsRunsOneStatement() {
    String operatorId = testSims.operator();
    for (int i = 0; i < 10; i++) {
      groups.create(operatorId, Map.of("name", "group " + i), Map.of());
    }
    int statements =
        shown(
            10,
            () ->
                groups
                    .list(operatorId, TagFilter.of(null, null, null), null, PAGE)
                    .map(GroupView::of));
    assertThat(statements).isEqualTo(1);
  }

  private Counts counts(int size) {
    Owner owner = new Owner(testSims.operator(), CoverageType.JP);
    List<String> imsis = testSims.ready(owner.operatorId(), size);
    UUID groupId = groups.create(owner.operatorId(), Map.of("name", "all"), Map.of()).groupId;
    imsis.forEach(imsi -> attributes.setGroup(owner, new Imsi(imsi), groupId));
    SearchTerms terms = new SimSearch().terms();
    return new Counts(
        shown(size, () -> sims.list(owner, new SimFilter(), null, PAGE).map(SubscriberView::of)),
        shown(size, () -> sims.list(owner, null, PAGE).map(SimView::of)),
        shown(size, () -> sims.inGroup(owner, groupId, null, PAGE).map(SubscriberView::of)),
        shown(size, () -> sims.byImsi(owner, terms, null, PAGE).map(SubscriberView::of)),
        shown(size, () -> sims.bySimId(owner, terms, null, PAGE).map(SimView::of)));
  }

  private static int shown(int size, Supplier<Page<?>> list) {
    return StatementCounter.of(
        () -> {
          Page<?> page = list.get();
          assertThat(page.items()).hasSize(size);
          return page;
        });
  }
}
