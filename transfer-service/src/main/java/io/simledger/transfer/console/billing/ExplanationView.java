package io.simledger.transfer.console.billing;

import io.simledger.bills.v1.ExplainRecordResponse;
import io.simledger.transfer.bills.RecordExplanation;
import java.util.Locale;

/**
 * What made the amount of a record (B13).
 *
 * @param path as the month stands in the address
 * @param label the item in the reader's language
 */
public record ExplanationView(String path, String label, RecordExplanation explained) {

  static ExplanationView of(String path, ExplainRecordResponse explanation, Locale locale) {
    return new ExplanationView(
        path,
        ServicesView.label(explanation.getRecord().getLabel(), locale),
        RecordExplanation.of(explanation));
  }

  public boolean isDiscount() {
    return explained.record().kind().equals("discount");
  }

  /** Whether the charge is that of a SIM for being in a status on a day (B5). */
  public boolean isByStatus() {
    return explained.record().billItemName().startsWith("basicCharge-");
  }
}
