package dev.vireo.server.attachment;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.FileAnswer;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.UploadBodies;
import dev.vireo.server.http.WorkKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Serves files over HTTP, in such a way that a browser never runs anything in them. */
public final class AttachmentRoutes implements Routes {

    /** The types that browsers may display; all others are download only. */
    private static final Set<String> INLINE = Set.of("image/png", "image/jpeg", "image/gif", "image/webp", FileType.TEXT);

    private final Attachments attachments;

    public AttachmentRoutes(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/attachments", this::receive, WorkKind.UPLOADS);
        routes.get("/api/v1/attachment/{id}", this::content);
        routes.get("/api/v1/attachment/{id}/preview", this::preview);
    }

    private void receive(Context ctx) {
        String name = QueryParameters.anyText(ctx, "name").orElse("");
        ctx.status(201).json(attachments.receive(Caller.of(ctx).username(), name,
                sink -> UploadBodies.read(ctx, Limits.ATTACHMENT_BYTES, sink)));
    }

    private void content(Context ctx) throws IOException {
        Attachments.AccessibleFile found = attachments.find(Caller.of(ctx).username(), ctx.pathParam("id"));
        String tag = '"' + found.hash() + '"';
        if (isKnown(ctx, tag)) {
            return;
        }
        FileAnswer.send(ctx, tag, found.attachment().size(), () -> attachments.open(found));
        ctx.header("Content-Disposition", disposition(found.attachment()));
        ctx.contentType(type(found.attachment()));
    }

    private void preview(Context ctx) {
        Caller caller = Caller.of(ctx);
        Attachments.AccessibleFile found = attachments.find(caller.username(), ctx.pathParam("id"));
        if (found.attachment().preview() != null && isKnown(ctx, '"' + found.hash() + "-preview\"")) {
            return;
        }
        Attachments.PreviewContent shown = attachments.preview(caller.username(), ctx.pathParam("id"));
        ctx.header("Content-Disposition", "inline").contentType(shown.type()).result(shown.bytes());
    }

    /**
     * Content never changes, but access to it does. Only the person's own client may cache it, and it revalidates each time with
     * a cheap 304.
     */
    private static boolean isKnown(Context ctx, String tag) {
        ctx.header("Cache-Control", "private, no-cache");
        ctx.header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
        return FileAnswer.isKnown(ctx, tag);
    }

    private static String disposition(Attachment file) {
        return String.format(Locale.ROOT, "%s; filename=\"%s\"; filename*=%s",
                INLINE.contains(file.type()) ? "inline" : "attachment",
                FileName.ascii(file.name()), FileName.escaped(file.name()));
    }

    private static String type(Attachment file) {
        return file.type().equals(FileType.TEXT) ? "text/plain; charset=utf-8" : file.type();
    }
}
