package dev.vireo.app.help;

import dev.vireo.app.help.HelpSource.DiskFacts;
import dev.vireo.app.help.HelpSource.OfficeFacts;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/** The model of the help page: its lines, and the diagnosis that it gives away. FX thread. */
final class HelpModel {

    private final HelpSource source;
    private final Supplier<SystemFacts> system;
    private final Clock clock;
    private final Diagnosis diagnosis;
    private final Texts texts = Texts.of(HelpModel.class);
    private final ReadOnlyObjectWrapper<List<Fact.Section>> sections = new ReadOnlyObjectWrapper<>(this, "sections", List.of());
    private final BooleanProperty identifying = new SimpleBooleanProperty(this, "identifying");
    private final PendingChange saving = new PendingChange(_ -> texts.get("save.failed"));
    private final Subscription following;
    private Optional<DiskFacts> disk = Optional.empty();
    private boolean diskUnknown;
    private String server;
    /** Of whom the version was asked, and whether they could answer. */
    private String asked = "";
    private int questions;

    HelpModel(HelpSource source, Supplier<SystemFacts> system, Clock clock) {
        this.source = source;
        this.system = system;
        this.clock = clock;
        this.diagnosis = new Diagnosis(clock);
        this.server = texts.get("server.none");
        this.following = source.follow(this::refresh);
        source.disk().whenComplete((found, _) -> {
            disk = Optional.ofNullable(found);
            diskUnknown = found == null;
            show();
        });
        refresh();
    }

    ReadOnlyObjectProperty<List<Fact.Section>> sectionsProperty() {
        return sections.getReadOnlyProperty();
    }

    /** Whether what is given away says who this is, and where. */
    BooleanProperty identifyingProperty() {
        return identifying;
    }

    PendingChange saving() {
        return saving;
    }

    /** Takes everything as it is now. */
    void refresh() {
        askServer();
        show();
    }

    private void askServer() {
        Optional<OfficeFacts> office = source.office();
        String whom = office.map(now -> now.address() + " " + reached(now.state())).orElse("");
        if (whom.equals(asked)) {
            return;
        }
        asked = whom;
        int question = ++questions;
        if (office.isEmpty() || !reached(office.get().state())) {
            server = texts.get(office.isEmpty() ? "server.none" : "server.unknown");
            return;
        }
        server = texts.get("loading");
        source.serverVersion().whenComplete((version, failure) -> {
            if (question == questions) {
                server = failure == null ? version : texts.get("server.unknown");
                show();
            }
        });
    }

    private static boolean reached(ConnectionState state) {
        return state == ConnectionState.LIVE || state == ConnectionState.POLLING;
    }

    private void show() {
        sections.set(List.of(
                diagnosis.program(source.version(), server),
                diagnosis.connection(source.office()),
                diagnosis.system(system.get()),
                diagnosis.storage(source.folders(), disk, texts.get(diskUnknown ? "unknown" : "loading"))));
    }

    /** What is given away: without lines that identify somebody, unless they are wanted. */
    String text() {
        return sections.get().stream().map(this::text)
                .collect(Collectors.joining("\n", texts.get("file.head", diagnosis.moment(clock.instant())) + "\n\n", ""));
    }

    private String text(Fact.Section section) {
        return section.facts().stream().filter(fact -> identifying.get() || !fact.identifying())
                .map(fact -> fact.label() + ": " + fact.value() + "\n").collect(Collectors.joining("", section.title() + "\n", ""));
    }

    CompletionStage<?> save(Path file) {
        CompletionStage<?> done = source.save(file, text());
        saving.follow(done);
        return done;
    }

    void openLogs() {
        source.openLogs();
    }

    void close() {
        following.unsubscribe();
    }
}
