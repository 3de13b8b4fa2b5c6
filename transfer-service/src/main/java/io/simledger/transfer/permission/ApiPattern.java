package io.simledger.transfer.permission;

import java.util.regex.Pattern;

/** Operations that a statement is about: {@code *}, {@code Tag:*}, {@code Tag:list*} or a name. */
record ApiPattern(String text) {
  private static final Pattern SHAPE = Pattern.compile("\\*|[A-Za-z: ]{1,60}:[A-Za-z*]{1,100}");

  ApiPattern {
    if (!SHAPE.matcher(text).matches()) {
      throw PermissionSyntax.refused("api");
    }
  }

  boolean matches(ApiOperation operation) {
    return matches(text, 0, operation.toString(), 0);
  }

  /** A star stands for any number of characters. */
  private static boolean matches(String pattern, int at, String name, int from) {
    if (at == pattern.length()) {
      return from == name.length();
    }
    if (pattern.charAt(at) != '*') {
      return from < name.length()
          && pattern.charAt(at) == name.charAt(from)
          && matches(pattern, at + 1, name, from + 1);
    }
    for (int next = from; next <= name.length(); next++) {
      if (matches(pattern, at + 1, name, next)) {
        return true;
      }
    }
    return false;
  }
}
