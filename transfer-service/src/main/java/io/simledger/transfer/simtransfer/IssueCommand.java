package io.simledger.transfer.simtransfer;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A wish to offer SIMs, right in its shape (T3).
 *
 * @param imsis distinct, in ascending order
 */
public record IssueCommand(
    String sourceOperatorId,
    String destinationOperatorId,
    String destinationEmail,
    List<String> imsis) {
  private static final Pattern IMSI = Pattern.compile("[0-9]{15}");

  public IssueCommand {
    if (destinationOperatorId.equals(sourceOperatorId)) {
      throw new ApiException(ErrorCode.TRANSFER_TO_ITSELF, "transferDestinationOperatorId");
    }
    if (imsis.isEmpty() || !imsis.stream().allMatch(imsi -> IMSI.matcher(imsi).matches())) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "transferImsi");
    }
    Set<String> seen = new HashSet<>(imsis.size() * 2);
    for (String imsi : imsis) {
      if (!seen.add(imsi)) {
        throw new ApiException(ErrorCode.IMSI_REPEATED, imsi);
      }
    }
    imsis = imsis.stream().sorted().toList();
  }

  /** The same for requests that ask for the same offer (T13). */
  byte[] digest() {
    return Sha256.of(
        sourceOperatorId + '/' + destinationOperatorId + '/' + String.join(",", imsis));
  }
}
