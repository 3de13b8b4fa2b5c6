package io.simledger.transfer.auth;

import java.util.Locale;
import java.util.Set;

/**
 * Passwords that whoever guesses tries first: the commonest ones, one character again and again,
 * and what the user is called. Length does the rest; letters of every kind make no password better.
 */
final class GuessablePasswords {
  private static final Set<String> COMMON =
      Set.of(
          "00000000",
          "0123456789",
          "11111111",
          "11223344",
          "12341234",
          "12345678",
          "123456789",
          "1234567890",
          "1q2w3e4r",
          "1qaz2wsx",
          "88888888",
          "987654321",
          "a1234567",
          "aa123456",
          "abc12345",
          "abcd1234",
          "admin123",
          "administrator",
          "asdfghjkl",
          "baseball",
          "changeme",
          "football",
          "iloveyou",
          "letmein1",
          "passw0rd",
          "password",
          "password1",
          "password12",
          "password123",
          "princess",
          "q1w2e3r4",
          "qwer1234",
          "qwerty123",
          "qwertyui",
          "qwertyuiop",
          "soracom1",
          "sunshine",
          "superman",
          "trustno1",
          "welcome1",
          "zaq12wsx");

  private GuessablePasswords() {}

  static boolean include(String password, String login) {
    String lower = password.toLowerCase(Locale.ROOT);
    return COMMON.contains(lower)
        || lower.equals(login.toLowerCase(Locale.ROOT))
        || lower.chars().distinct().count() == 1;
  }
}
