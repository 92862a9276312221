package dev.vireo.server;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the command line of a server as its packages and service managers give it, {@code serve --data DIR …}, without the library for
 * command lines, of which it would need nothing else. Whatever is not entirely plain is left to that: help, mistakes, other commands.
 */
final class ServeArguments {

    static final String SERVE = "serve";

    private ServeArguments() {
    }

    /** Empty if the library has to read it. */
    static Optional<Map<Setting, String>> read(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals(SERVE)) {
            return Optional.empty();
        }
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            boolean separate = equals < 0 && i + 1 < arguments.size();
            String value = equals >= 0 ? argument.substring(equals + 1) : separate ? arguments.get(++i) : "";
            Optional<Setting> setting = Arrays.stream(Setting.values()).filter(each -> each.flag().equals(name)).findFirst();
            if (setting.isEmpty() || !isPlain(value) || flags.put(setting.get(), value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(flags);
    }

    /** Not what may be an option itself, a file of arguments, or quoted. */
    private static boolean isPlain(String value) {
        return !value.isEmpty() && "-@\"'".indexOf(value.charAt(0)) < 0;
    }
}
