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

  /**
   * A star stands for any number of characters. Only the last one met is ever made longer, so that
   * no pattern takes more steps than its length times that of the name.
   */
  boolean matches(ApiOperation operation) {
    String name = operation.toString();
    int at = 0;
    int star = -1;
    int starEnd = 0;
    int next = 0;
    while (next < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        starEnd = next;
      } else if (at < text.length() && text.charAt(at) == name.charAt(next)) {
        at++;
        next++;
      } else if (star >= 0) {
        at = star + 1;
        next = ++starEnd;
      } else {
        return false;
      }
    }
    return text.substring(at).chars().allMatch(rest -> rest == '*');
  }
}
