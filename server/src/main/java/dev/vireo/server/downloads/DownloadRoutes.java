package dev.vireo.server.downloads;

import dev.vireo.protocol.PackageKind;
import dev.vireo.server.http.FileAnswer;
import dev.vireo.server.http.RouteAccess;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.http.TrustedProxies;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/**
 * Serves packages to anybody, as the page at {@code /} links to them: whoever needs the client has no account yet. The signed release is
 * for clients of the office.
 */
public final class DownloadRoutes implements Routes {

    private final Downloads downloads;
    private final Throttle throttle;
    private final TrustedProxies proxies;

    public DownloadRoutes(Downloads downloads, Throttle throttle, TrustedProxies proxies) {
        this.downloads = downloads;
        this.throttle = throttle;
        this.proxies = proxies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/downloads/{name}", this::download, RouteAccess.PUBLIC);
        routes.get("/api/v1/release", ctx -> ctx.json(downloads.release()
                .orElseThrow(() -> new ProblemException(404, "no_release", "This office offers no update."))));
    }

    private void download(Context ctx) throws IOException {
        throttle.take(WorkKind.DOWNLOADS, proxies.clientOf(ctx));
        OfferedPackage offered = downloads.find(ctx.pathParam("name")).orElseThrow(() -> ProblemException.notFound("package"));
        String tag = '"' + offered.sha256() + '"';
        ctx.header("Cache-Control", "no-cache");
        if (FileAnswer.isKnown(ctx, tag)) {
            return;
        }
        try {
            FileAnswer.send(ctx, tag, offered.size(), () -> downloads.open(offered));
        } catch (NoSuchFileException e) {
            throw ProblemException.notFound("package");
        }
        ctx.header("Content-Disposition", "attachment; filename=\"" + offered.name() + '"');
        ctx.contentType(type(offered.kind()));
    }

    private static String type(PackageKind kind) {
        return switch (kind) {
            case DEB -> "application/vnd.debian.binary-package";
            case RPM -> "application/x-rpm";
            case TAR_GZ -> "application/gzip";
            case MSI -> "application/x-msi";
            case DMG -> "application/x-apple-diskimage";
            case EXE, PKG -> "application/octet-stream";
        };
    }
}
