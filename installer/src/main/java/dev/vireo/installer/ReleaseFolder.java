package dev.vireo.installer;

import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.Release;
import dev.vireo.protocol.Release.PackedProgram;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.Release.TargetProcessor;
import dev.vireo.protocol.ReleaseVersion;
import dev.vireo.server.downloads.Downloads;
import dev.vireo.server.downloads.OfferedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads from the packages in a folder what a release is. */
final class ReleaseFolder {

    private ReleaseFolder() {
    }

    /**
     * @throws IllegalArgumentException if there is a package whose name does not say what is in it, one of another version, or none at all
     */
    static Release release(Path folder, ReleaseVersion version) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is not a folder");
        }
        List<ReleaseFile> files = new Downloads(folder).packages().stream().map(each -> file(each, version)).toList();
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no package in " + folder);
        }
        return new Release(Release.FORMAT, version, files);
    }

    private static ReleaseFile file(OfferedPackage each, ReleaseVersion version) {
        if (!each.version().equals(Optional.of(version.toString()))) {
            throw new IllegalArgumentException(each.name() + " is not a package of version " + version);
        }
        TargetProcessor processor = each.architecture().map(name -> TargetProcessor.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalArgumentException(each.name() + " does not say for which processors it is"));
        PackageKind kind = each.kind();
        return new ReleaseFile(each.name(), each.isServer() ? PackedProgram.SERVER : PackedProgram.CLIENT, kind.system(), processor, kind,
                each.size(), each.sha256());
    }
}
