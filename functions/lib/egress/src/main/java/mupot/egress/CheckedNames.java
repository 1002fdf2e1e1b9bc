package mupot.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import mupot.kernel.egress.EgressRefused;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the connection the very addresses that were checked; between look-up and connection nothing is looked up again.
 * One bad address among good ones is enough to refuse.
 */
record CheckedNames(Names names, Predicate<InetAddress> allowed) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addressesOf(host);
        for (InetAddress address : addresses) {
            if (!allowed.test(address)) {
                throw new EgressRefused("the host " + host + " has an address that nothing may be sent to");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
