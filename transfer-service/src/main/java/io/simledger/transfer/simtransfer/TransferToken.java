package io.simledger.transfer.simtransfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A transfer token (T2): whoever has it and is the destination may accept the offer. Two UUIDs
 * joined by a hyphen, derived from a secret of the service and the id of the transfer, so that the
 * token can be made again where it is needed and is kept nowhere.
 */
public final class TransferToken {
  private static final String ALGORITHM = "HmacSHA256";

  private final String text;

  private TransferToken(String text) {
    this.text = text;
  }

  /** The token of a transfer. */
  static TransferToken derive(byte[] secret, UUID transferId) {
    ByteBuffer mac = ByteBuffer.wrap(hmac(secret, "sim-transfer/" + transferId));
    return new TransferToken(nextUuid(mac) + "-" + nextUuid(mac));
  }

  /** What a caller presents as a token. It may be anything; the hash tells. */
  public static TransferToken presented(String text) {
    return new TransferToken(text);
  }

  /** What the database keeps. */
  byte[] hash() {
    return Sha256.of(text);
  }

  /** The token itself: for the answer to the source, and the mail to the destination. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TransferToken token && Arrays.equals(hash(), token.hash());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash());
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "TransferToken[hidden]";
  }

  private static byte[] hmac(byte[] secret, String message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(message.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sixteen bytes as a random UUID: version 4, variant 2. */
  private static UUID nextUuid(ByteBuffer bytes) {
    long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
    long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
