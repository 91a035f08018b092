package dev.bourse.backend.access.key;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses that a key may be used from: IPv4 and IPv6, single ones and networks (CIDR, RFC 4632). Empty: from all. */
final class AllowList {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    private final List<Network> networks;

    private AllowList(List<Network> networks) {
        this.networks = networks;
    }

    /** Reads entries such as {@code 10.0.0.0/8}; empty when one of them is none. */
    static Optional<AllowList> parse(List<String> entries) {
        List<Network> networks = new ArrayList<>();
        for (String entry : entries) {
            Network network = network(entry);
            if (network == null) {
                return Optional.empty();
            }
            networks.add(network);
        }
        return Optional.of(new AllowList(networks));
    }

    boolean allows(String address) {
        if (networks.isEmpty()) {
            return true;
        }
        int zone = address.indexOf('%');
        InetAddress asking = address(zone < 0 ? address : address.substring(0, zone));
        if (asking == null) {
            return false;
        }
        byte[] bytes = asking.getAddress();
        return networks.stream().anyMatch(it -> it.contains(bytes));
    }

    private static @Nullable Network network(String entry) {
        int slash = entry.indexOf('/');
        InetAddress address = address(slash < 0 ? entry : entry.substring(0, slash));
        if (address == null) {
            return null;
        }
        byte[] bytes = address.getAddress();
        if (slash < 0) {
            return new Network(bytes, bytes.length * 8);
        }
        String length = entry.substring(slash + 1);
        if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > bytes.length * 8) {
            return null;
        }
        return new Network(bytes, Integer.parseInt(length));
    }

    /** An address as it is written; names are not looked up. */
    private static @Nullable InetAddress address(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return Inet4Address.ofLiteral(text);
            }
            return IPV6.matcher(text).matches() ? InetAddress.ofLiteral(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static final class Network {

        private final byte[] address;
        private final int prefixBits;

        Network(byte[] address, int prefixBits) {
            this.address = address;
            this.prefixBits = prefixBits;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = prefixBits / 8;
            for (int i = 0; i < whole; i++) {
                if (other[i] != address[i]) {
                    return false;
                }
            }
            int rest = prefixBits % 8;
            return rest == 0 || ((other[whole] ^ address[whole]) & 0xff) >>> (8 - rest) == 0;
        }
    }
}
