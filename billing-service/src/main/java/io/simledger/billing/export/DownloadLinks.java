package io.simledger.billing.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs the URLs of downloads, so that they need no headers (C7). A signature names one file with
 * its operator, coverage type and month, and the end of its time.
 *
 * <p>Whoever has the URL has the file: it is never logged.
 */
@Startup
@ApplicationScoped
class DownloadLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_LENGTH = 32;

  private final URI baseUrl;
  private final SecretKey secret;

  @Inject
  DownloadLinks(ExportConfig config) {
    this(config.baseUrl(), config.urlSecret().orElseGet(DownloadLinks::secretOfThisRun));
  }

  DownloadLinks(URI baseUrl, String secret) {
    if (secret.length() < SECRET_LENGTH) {
      throw new IllegalStateException(
          "simledger.export.url-secret needs %d characters at least".formatted(SECRET_LENGTH));
    }
    this.baseUrl = baseUrl;
    this.secret = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
  }

  /** The URL of a file, good until the file expires. */
  String url(ExportedFile file) {
    String expires = Long.toString(file.expiresAt().getEpochSecond());
    return "%s/exports/%s?expires=%s&signature=%s"
        .formatted(
            baseUrl.toString().replaceAll("/+$", ""),
            file.publicId(),
            expires,
            signature(file, expires));
  }

  /** Whether a URL with these parts was signed here. The time that this takes tells nothing. */
  boolean isSigned(ExportedFile file, @Nullable String expires, @Nullable String signature) {
    return expires != null
        && signature != null
        && MessageDigest.isEqual(
            signature(file, expires).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  private String signature(ExportedFile file, String expires) {
    String signed =
        String.join(
            "\n",
            file.publicId(),
            file.bill().account().operatorId(),
            file.bill().account().coverage().wireName(),
            file.bill().month().toString(),
            expires);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private static String secretOfThisRun() {
    if (ConfigUtils.getProfiles().contains("prod")) {
      throw new IllegalStateException("simledger.export.url-secret is missing");
    }
    byte[] random = new byte[SECRET_LENGTH];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
