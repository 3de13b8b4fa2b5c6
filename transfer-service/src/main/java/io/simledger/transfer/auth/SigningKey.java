package io.simledger.transfer.auth;

import io.quarkus.runtime.Startup;
import io.simledger.transfer.platform.Deployment;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The RSA key pair behind the tokens. A production that lacks it does not start. */
@Startup
@ApplicationScoped
class SigningKey {
  private static final int BITS = 2048;

  private final RSAPrivateCrtKey privateKey;
  private final PublicKey publicKey;

  SigningKey(AuthConfig config, Deployment deployment) throws GeneralSecurityException {
    String pem =
        deployment.secret("simledger.auth.signing-key", config.signingKey(), SigningKey::generated);
    privateKey = (RSAPrivateCrtKey) KeyUtils.decodePrivateKey(pem);
    publicKey =
        KeyFactory.getInstance("RSA")
            .generatePublic(
                new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
  }

  RSAPrivateCrtKey privateKey() {
    return privateKey;
  }

  PublicKey publicKey() {
    return publicKey;
  }

  private static String generated() {
    try {
      byte[] key = KeyUtils.generateKeyPair(BITS).getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
          .formatted(Base64.getMimeEncoder().encodeToString(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot generate a signing key", e);
    }
  }
}
