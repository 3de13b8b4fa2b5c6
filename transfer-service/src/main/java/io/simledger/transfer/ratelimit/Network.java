package io.simledger.transfer.ratelimit;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Addresses that one party has at once: of IPv6 the 2^64 that begin alike, of IPv4 a single one.
 */
final class Network {
  private static final int PREFIX_BYTES = 8;

  private Network() {}

  /** The network of an address; what is none, as a proxy may send it, stands for itself. */
  static String of(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes != null && isVersion6(bytes)
        ? HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES)
        : address;
  }

  /** IPv4 may be written as IPv6, all of it in one network. */
  private static boolean isVersion6(byte[] address) {
    try {
      return InetAddress.getByAddress(address) instanceof Inet6Address;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
