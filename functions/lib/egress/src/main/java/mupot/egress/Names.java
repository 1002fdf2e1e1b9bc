package mupot.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up a host's addresses. */
@FunctionalInterface
public interface Names {

    InetAddress[] addressesOf(String host) throws UnknownHostException;

    /** As the machine is set up. */
    static Names system() {
        return InetAddress::getAllByName;
    }
}
