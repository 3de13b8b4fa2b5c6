package io.simledger.transfer.permission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation, or one address. */
record AddressRange(String text) {
  // Only literals: a name would be looked up.
  private static final Pattern SHAPE =
      Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(/[0-9]{1,3})?");

  AddressRange {
    if (!SHAPE.matcher(text).matches()) {
      throw PermissionSyntax.refused("condition");
    }
    byte[] network = bytes(text.split("/")[0]);
    if (prefix(text, network) > network.length * 8) {
      throw PermissionSyntax.refused("condition");
    }
  }

  boolean contains(String address) {
    if (!SHAPE.matcher(address).matches()) {
      return false;
    }
    byte[] network = bytes(text.split("/")[0]);
    byte[] candidate = bytes(address);
    if (network.length != candidate.length) {
      return false;
    }
    int prefix = prefix(text, network);
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((network[bit / 8] & mask) != (candidate[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static int prefix(String text, byte[] network) {
    int slash = text.indexOf('/');
    return slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
  }

  private static byte[] bytes(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw PermissionSyntax.refused("condition");
    }
  }
}
