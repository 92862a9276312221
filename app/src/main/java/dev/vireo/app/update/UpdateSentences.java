package dev.vireo.app.update;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.update.UpdateLine.LineTone;
import dev.vireo.app.update.UpdateLine.UpdateAction;
import dev.vireo.app.update.UpdateState.FailedStep;
import dev.vireo.app.update.UpdateState.NewVersion;
import dev.vireo.app.update.UpdateState.OffReason;
import dev.vireo.app.update.UpdateState.RefusalReason;

/** Says in words how far an update is. */
final class UpdateSentences {

    private static final double MB = 1e6;
    private static final int PERCENT = 100;

    private final Texts texts = Texts.of(UpdateSentences.class);
    private final TimeWords times;

    UpdateSentences(TimeWords times) {
        this.times = times;
    }

    UpdateLine restart(String version) {
        return UpdateLine.of(LineTone.NEWS, texts.get("restart", version), UpdateAction.RESTART);
    }

    UpdateLine of(UpdateState state) {
        return switch (state) {
            case UpdateState.UpdatesOff(OffReason reason) -> UpdateLine.of(LineTone.QUIET, texts.get(off(reason)));
            case UpdateState.NotLookedYet _ -> UpdateLine.of(LineTone.QUIET, texts.get("not-looked"));
            case UpdateState.UpToDate(var since) -> UpdateLine.of(LineTone.QUIET, texts.get("newest"))
                    .with(texts.get("newest.looked", times.moment(since)));
            case UpdateState.OfficeUnreachable(var reason) -> UpdateLine.of(LineTone.QUIET, texts.get("unreachable"))
                    .with(FailureTexts.of(reason));
            case UpdateState.ReleaseRefused(RefusalReason reason) -> UpdateLine.of(LineTone.PROBLEM,
                    texts.get(reason == RefusalReason.UNSIGNED ? "unsigned" : "unreadable"))
                    .with(texts.get(reason == RefusalReason.UNSIGNED ? "unsigned.text" : "unreadable.text"));
            case UpdateState.NoFittingPackage(var version) -> UpdateLine.of(LineTone.QUIET, texts.get("no-package", version))
                    .with(texts.get("no-package.text"));
            case UpdateState.UpdateFound(NewVersion update) -> UpdateLine.of(LineTone.NEWS,
                    texts.get("found", update.version(), megabytes(update)), UpdateAction.DOWNLOAD);
            case UpdateState.UpdateDownloading(NewVersion update, double done) -> UpdateLine.of(LineTone.NEWS,
                    texts.get("downloading", update.version(), Math.round(done * PERCENT)), UpdateAction.CANCEL).at(done);
            case UpdateState.UpdateVerified(NewVersion update, _, boolean denied) -> {
                UpdateLine line = UpdateLine.of(LineTone.NEWS, texts.get("verified", update.version()), UpdateAction.INSTALL);
                yield denied ? line.with(texts.get("denied")) : line;
            }
            case UpdateState.UpdateInstalling(NewVersion update) -> UpdateLine.of(LineTone.NEWS, texts.get("installing", update.version()))
                    .with(texts.get("installing.text"));
            case UpdateState.InstallerOpened(NewVersion update, _) -> UpdateLine
                    .of(LineTone.NEWS, texts.get("opened", update.version()), UpdateAction.BACK).with(texts.get("opened.text"));
            case UpdateState.InstallByHand(NewVersion update, var file, String command) -> UpdateLine
                    .of(LineTone.NEWS, texts.get("by-hand", update.version()), UpdateAction.BACK)
                    .with(texts.get("by-hand.text", file.toString())).toCopy(command);
            case UpdateState.UpdateInstalled(NewVersion update) -> UpdateLine.of(LineTone.NEWS, texts.get("installed", update.version()));
            case UpdateState.UpdateFailed(NewVersion update, FailedStep step, String words) -> UpdateLine.of(LineTone.PROBLEM,
                    texts.get(failed(step), update.version()), UpdateAction.TRY_AGAIN)
                    .with((words + " " + texts.get("failed.nothing-changed")).strip());
        };
    }

    private static double megabytes(NewVersion update) {
        return Math.max(0.1, update.file().size() / MB);
    }

    private static String off(OffReason reason) {
        return switch (reason) {
            case NO_KEY -> "off.no-key";
            case NOT_INSTALLED -> "off.not-installed";
            case FORBIDDEN -> "off.forbidden";
            case TURNED_OFF -> "off.turned-off";
        };
    }

    private static String failed(FailedStep step) {
        return switch (step) {
            case DOWNLOAD -> "failed.download";
            case SIZE -> "failed.size";
            case CHECKSUM -> "failed.checksum";
            case DISK -> "failed.disk";
            case INSTALL -> "failed.install";
        };
    }
}
