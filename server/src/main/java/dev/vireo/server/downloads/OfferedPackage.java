package dev.vireo.server.downloads;

import dev.vireo.protocol.PackageKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package that everybody may download. What it is for is read from its name, as the packages that we build are called.
 *
 * @param name   of its file
 * @param size   in bytes
 * @param sha256 as 64 lower-case hexadecimal digits
 */
public record OfferedPackage(String name, PackageKind kind, long size, String sha256) {

    private static final Pattern NUMBERS = Pattern.compile("[-_ ]v?([0-9]{1,6}(?:\\.[0-9]{1,6}){1,3})");
    private static final Pattern ARM = Pattern.compile("[-_. ](arm64|aarch64)(?![a-z0-9])");
    private static final Pattern X64 = Pattern.compile("[-_. ](x64|x86[-_]64|amd64)(?![a-z0-9])");

    /** Empty if the name does not tell. */
    public Optional<String> version() {
        Matcher found = NUMBERS.matcher(name);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** {@code x64} or {@code arm64}; empty if the name does not tell. */
    public Optional<String> architecture() {
        String lower = name.toLowerCase(Locale.ROOT);
        return ARM.matcher(lower).find() ? Optional.of("arm64") : X64.matcher(lower).find() ? Optional.of("x64") : Optional.empty();
    }

    /** Whether it is the server, which most people do not need. */
    public boolean isServer() {
        return name.toLowerCase(Locale.ROOT).matches("vireo[-_ ]?server.*");
    }
}
