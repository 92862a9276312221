package dev.vireo.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.packager.rpm.FileFlags;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.DigestAlgorithm;
import org.eclipse.packager.rpm.build.FileInformation;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.eclipse.packager.rpm.coding.PayloadCoding;

/** Writes an rpm. Folders are left to rpm, but for those that are Vireo's own. */
final class RpmPackage {

    static final List<String> SCRIPTS = List.of("pre", "post", "preun", "postun", "posttrans");
    private static final short LINK_MODE = (short) 0777;

    private RpmPackage() {
    }

    static void write(Path target, PackageFacts facts, FileTree tree) throws IOException {
        BuilderOptions options = new BuilderOptions();
        options.setFileDigestAlgorithm(DigestAlgorithm.SHA256);
        // The library compresses with XZ, too, but takes ten minutes for it.
        options.setPayloadCoding(PayloadCoding.GZIP);
        RpmVersion version = new RpmVersion(facts.version(), "1");
        try (RpmBuilder rpm = new RpmBuilder(facts.name(), version, Systems.rpmArchitecture(), target, options)) {
            RpmBuilder.PackageInformation about = rpm.getInformation();
            about.setSummary(Character.toUpperCase(facts.summary().charAt(0)) + facts.summary().substring(1));
            about.setDescription(facts.description().strip());
            about.setLicense("Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0");
            about.setVendor("Vireo");
            about.setGroup("Applications/Internet");
            about.setBuildHost("localhost");
            int time = Math.toIntExact(facts.time().getEpochSecond());
            rpm.setHeaderCustomizer(header -> header.putInt(RpmTag.BUILDTIME, time));
            facts.requires().forEach(each -> rpm.addRequirement(each, ""));
            put(rpm.newContext(), facts, tree);
            script(facts, "pre", rpm::setPreInstallationScript);
            script(facts, "post", rpm::setPostInstallationScript);
            script(facts, "preun", rpm::setPreRemoveScript);
            script(facts, "postun", rpm::setPostRemoveScript);
            script(facts, "posttrans", rpm::setPostTransactionScript);
            rpm.build();
        }
    }

    private static void script(PackageFacts facts, String name, java.util.function.BiConsumer<String, String> put) {
        String text = facts.rpmScripts().get(name);
        if (text != null) {
            put.accept("/bin/sh", text);
        }
    }

    private static void put(BuilderContext context, PackageFacts facts, FileTree tree) throws IOException {
        for (String folder : tree.folders()) {
            if (folder.contains("vireo")) {
                context.addDirectory("/" + folder, (_, _, _) -> about(facts, (short) 0755));
            }
        }
        for (Map.Entry<String, PackedFile> each : tree.files().entrySet()) {
            if (each.getKey().startsWith("usr/share/lintian/")) {
                continue;
            }
            String path = "/" + each.getKey();
            switch (each.getValue()) {
                case PackedFile.Content content -> context.addFile(path, content.source(), (_, _, _) -> {
                    FileInformation about = about(facts, (short) content.mode());
                    if (each.getKey().startsWith("usr/share/doc/") || each.getKey().startsWith("usr/share/man/")) {
                        about.setFileFlags(EnumSet.of(FileFlags.DOC));
                    }
                    if (content.secret()) {
                        // An upgrade lays an unchanged file down anew, with these rights.
                        about.setGroup(ServerPackage.GROUP);
                    }
                    if (content.configuration()) {
                        about.setFileFlags(EnumSet.of(FileFlags.CONFIGURATION, FileFlags.NOREPLACE));
                    }
                    return about;
                });
                case PackedFile.Link link -> context.addSymbolicLink(path, link.target(), (_, _, _) -> about(facts, LINK_MODE));
            }
        }
    }

    private static FileInformation about(PackageFacts facts, short mode) {
        FileInformation about = new FileInformation();
        about.setUser("root");
        about.setGroup("root");
        about.setMode(mode);
        about.setTimestamp(facts.time());
        return about;
    }
}
