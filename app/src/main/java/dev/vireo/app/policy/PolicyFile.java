package dev.vireo.app.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file in which an administrator lays down what holds for this computer, in a folder that only administrators write to. */
public final class PolicyFile {

    private static final Logger log = LoggerFactory.getLogger(PolicyFile.class);
    private static final String NAME = "policy.properties";
    private static final int LONGEST = 64 * 1024;

    private PolicyFile() {
    }

    /** The policy of this computer; each line that means nothing is logged once, here. Reads a small file. */
    public static Policy readHere() {
        Policy policy = read(standard(System.getProperty("os.name", ""), System::getenv));
        policy.file().ifPresent(file -> {
            log.info("The policy in {} holds", file);
            policy.problems().forEach(problem -> log.warn("Policy in {}, {}; left out", file, problem));
        });
        return policy;
    }

    /** Where the file is on a system of this name. @param environment its variables */
    static Path standard(String system, Function<String, @Nullable String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("win")) {
            String data = environment.apply("ProgramData");
            return Path.of(data == null || data.isBlank() ? "C:\\ProgramData" : data).resolve("Vireo").resolve(NAME);
        }
        return name.contains("mac") ? Path.of("/Library/Application Support/Vireo", NAME) : Path.of("/etc/vireo", NAME);
    }

    /** @return with one problem and no rules if the file is there and cannot be read */
    static Policy read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST ? unreadable(file, "the file is longer than 64 KiB") : PolicyLines.read(file, text(bytes));
        } catch (NoSuchFileException e) {
            return Policy.none();
        } catch (IOException e) {
            return unreadable(file, "the file can't be read: " + e.getMessage());
        }
    }

    private static Policy unreadable(Path file, String why) {
        return new Policy(Optional.of(file), "", Optional.empty(), true, true, Optional.empty(), List.of(why));
    }

    /** As editors and Windows' own functions write it: with or without a mark of the encoding, in UTF-8 or one byte a letter. */
    private static String text(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return decoded(bytes, 0, StandardCharsets.ISO_8859_1);
        }
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || Byte.toUnsignedInt(bytes[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
