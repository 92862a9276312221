package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Signs for macOS and has Apple check the packages, where the environment names an identity or an account. The project holds neither. */
final class MacSigning {

    private static final String SYSTEM = "macos";
    /** In the keychain, for programs. */
    private static final String IDENTITY = "VIREO_MAC_IDENTITY";
    /** In the keychain, for packages. */
    private static final String INSTALLER_IDENTITY = "VIREO_MAC_INSTALLER_IDENTITY";
    private static final String ACCOUNT = "VIREO_NOTARY_APPLE_ID";

    private MacSigning() {
    }

    static void sign(Build build, Path folder) throws IOException {
        if (isSet(IDENTITY, System.getenv())) {
            Tool.run(List.of("bash", build.given(SYSTEM, "sign.sh").toString(), folder.toString(),
                    build.given(SYSTEM, "java.entitlements").toString()));
        }
    }

    /** What productbuild is told. */
    static List<String> installer(Map<String, String> environment) {
        return isSet(INSTALLER_IDENTITY, environment) ? List.of("--sign", environment.get(INSTALLER_IDENTITY), "--timestamp") : List.of();
    }

    static void notarise(Build build, Path file) throws IOException {
        if (isSet(ACCOUNT, System.getenv())) {
            Tool.run(List.of("sh", build.given(SYSTEM, "notarise.sh").toString(), file.toString()));
        }
    }

    private static boolean isSet(String name, Map<String, String> environment) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
