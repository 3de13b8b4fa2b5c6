package io.simledger.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Secrets of one data folder, generated once, readable by their owner only. They stay the same
 * between starts, so that sessions, offers and download URLs outlive a restart.
 *
 * @param signingKey RSA private key that signs API tokens (A2), PEM text
 * @param tokenSecret transfer tokens are derived from it (T2)
 * @param urlSecret signs download URLs (C7)
 * @param samplePassword password of the sample operators
 */
record LocalSecrets(
    String signingKey, String tokenSecret, String urlSecret, String samplePassword) {
  private static final int KEY_BITS = 2048;
  private static final int SECRET_BYTES = 32;
  private static final int PASSWORD_BYTES = 12;

  /** The secrets kept in the folder, which are generated on first use. */
  static LocalSecrets in(DataFolder folder) throws IOException {
    Path signingKey = folder.path().resolve("signing-key.pem");
    if (!Files.exists(signingKey)) {
      OwnerOnly.write(signingKey, generatedKey());
    }
    Path others = folder.path().resolve("secrets.properties");
    if (!Files.exists(others)) {
      OwnerOnly.write(others, generatedOthers());
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(others)));
    } catch (IllegalArgumentException e) {
      throw damaged(others);
    }
    return new LocalSecrets(
        Files.readString(signingKey),
        required(properties, "token-secret", others),
        required(properties, "url-secret", others),
        required(properties, "sample-password", others));
  }

  private static String generatedKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String generatedOthers() {
    return """
        token-secret=%s
        url-secret=%s
        sample-password=%s
        """
        // The password has letters of both cases and a digit, as passwords must.
        .formatted(random(SECRET_BYTES), random(SECRET_BYTES), "Aa1" + random(PASSWORD_BYTES));
  }

  private static String required(Properties properties, String name, Path file) {
    String value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw damaged(file);
    }
    return value;
  }

  private static RunFailure damaged(Path file) {
    return new RunFailure("The file %s is damaged; --reset starts afresh.".formatted(file));
  }

  private static String random(int bytes) {
    byte[] value = new byte[bytes];
    new SecureRandom().nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
