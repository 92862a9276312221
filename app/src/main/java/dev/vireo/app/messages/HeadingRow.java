package dev.vireo.app.messages;

import dev.vireo.app.messages.ListEntry.SectionHeading;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line above a section: its name, a badge for what is folded away in it, and a button that adds to it. */
final class HeadingRow extends HBox {

    private final Texts texts = Texts.of(HeadingRow.class);
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_DOWN);
    private final Label name = new Label();
    private final Label size = new Label();
    private final PulseBadge badge;
    private final Button add = new Button("", new FontIcon(Feather.PLUS));
    private final BiConsumer<ListSection, Node> adds;
    private Subscription following = Subscription.EMPTY;

    /** @param adds what the button does, at the button */
    HeadingRow(BadgeClock clock, BiConsumer<ListSection, Node> adds) {
        this.adds = adds;
        badge = new PulseBadge(clock, PulseBadge.BadgeSize.SMALL);
        badge.setId("foldedBadge");
        name.getStyleClass().addAll("secondary", "muted", "strong");
        size.getStyleClass().addAll("caption", "faint");
        add.getStyleClass().addAll("icon-button", "small", "add");
        add.setFocusTraversable(false);
        Region spring = new Region();
        setHgrow(spring, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("section");
        getChildren().setAll(arrow, name, size, badge, spring, add);
    }

    /** Shows this heading from now on. */
    void follow(SectionHeading heading, boolean addable, Consumer<String> described) {
        stopFollowing();
        ListSection section = heading.section();
        String words = texts.get("section." + section.id());
        name.setText(words);
        add.setVisible(addable);
        if (addable) {
            add.setAccessibleText(texts.get("section." + section.id() + ".add"));
        }
        add.setOnAction(_ -> adds.accept(section, add));
        add.setId("add-" + section.id());
        Runnable show = () -> {
            boolean folded = heading.foldedProperty().get();
            int unread = heading.unreadProperty().get();
            DirectedIcon.show(arrow, folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
            size.setText(texts.get("section.size", heading.sizeProperty().get()));
            size.setVisible(folded);
            badge.countProperty().set(folded ? unread : 0);
            String state = texts.get(folded ? "section.folded" : "section.open", words, heading.sizeProperty().get());
            described.accept(folded && unread > 0 ? texts.get("section.unread", state, unread) : state);
        };
        following = Subscription.combine(heading.foldedProperty().subscribe(show), heading.unreadProperty().subscribe(show),
                heading.sizeProperty().subscribe(show));
        show.run();
    }

    /** Follows nothing any more. */
    void stopFollowing() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        badge.countProperty().set(0);
    }

    /** Does what the button does. */
    void add() {
        if (add.isVisible()) {
            add.fire();
        }
    }
}
