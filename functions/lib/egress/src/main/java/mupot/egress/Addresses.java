package mupot.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Which IP addresses lie out in the world. Everything that the registries set aside does not. */
final class Addresses {

    /** The special-purpose blocks of IPv4 (RFC 6890 and its registry), multicast and the reserved rest. */
    private static final int[][] SET_ASIDE = {
        block(0, 0, 0, 8),
        block(10, 0, 0, 8),
        block(100, 64, 0, 10),
        block(127, 0, 0, 8),
        block(169, 254, 0, 16),
        block(172, 16, 0, 12),
        block(192, 0, 0, 24),
        block(192, 0, 2, 24),
        block(192, 31, 196, 24),
        block(192, 52, 193, 24),
        block(192, 88, 99, 24),
        block(192, 168, 0, 16),
        block(192, 175, 48, 24),
        block(198, 18, 0, 15),
        block(198, 51, 100, 24),
        block(203, 0, 113, 24),
        block(224, 0, 0, 3)
    };

    private Addresses() {}

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isGlobal(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        int bits = number(four, 0);
        for (int[] block : SET_ASIDE) {
            if ((bits & block[1]) == block[0]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Only 2000::/3, without protocol assignments and Teredo (2001::/23), documentation (2001:db8::/32, 3fff::/20), and
     * 6to4 (2002::/16). Mapped, translated, unique local, link-local and multicast addresses lie outside.
     */
    private static boolean isGlobal(byte[] six) {
        int high = number(six, 0);
        return (high & 0xe000_0000) == 0x2000_0000
                && (high & 0xffff_fe00) != 0x2001_0000
                && high != 0x2001_0db8
                && (high & 0xffff_0000) != 0x2002_0000
                && (high & 0xffff_f000) != 0x3fff_0000;
    }

    private static int[] block(int a, int b, int c, int bits) {
        int mask = -1 << (32 - bits);
        return new int[] {(a << 24 | b << 16 | c << 8) & mask, mask};
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
