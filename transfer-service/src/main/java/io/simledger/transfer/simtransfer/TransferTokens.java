package io.simledger.transfer.simtransfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import io.simledger.transfer.platform.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.UUID;

/** Derives the tokens of transfers. Made at the start, so that a bad secret is noticed then. */
@Startup
@ApplicationScoped
class TransferTokens {
  private static final String NAME = "simledger.transfer.token-secret";
  private static final String DEVELOPMENT_SECRET = "development-secret-of-transfer-tokens";
  private static final int MIN_LENGTH = 32;

  private final byte[] secret;

  TransferTokens(TransferConfig config, Deployment deployment) {
    String text = deployment.secret(NAME, config.tokenSecret(), () -> DEVELOPMENT_SECRET);
    if (text.length() < MIN_LENGTH) {
      throw new IllegalStateException(NAME + " must have at least 32 characters");
    }
    if (deployment.isProduction() && text.equals(DEVELOPMENT_SECRET)) {
      throw new IllegalStateException(NAME + " must not be the development secret");
    }
    secret = text.getBytes(UTF_8);
  }

  TransferToken derive(UUID transferId) {
    return TransferToken.derive(secret, transferId);
  }

  /**
   * The token of an offer that was made before.
   *
   * @throws IllegalStateException if it was made with another secret
   */
  TransferToken of(SimTransfer transfer) {
    TransferToken token = derive(transfer.transferId());
    if (!MessageDigest.isEqual(token.hash(), transfer.tokenHash())) {
      throw new IllegalStateException(
          "The token of transfer %s was derived from another secret"
              .formatted(transfer.transferId()));
    }
    return token;
  }
}
