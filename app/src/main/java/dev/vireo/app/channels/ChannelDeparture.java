package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.state.ChannelMember;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Going out of a channel. Its only owner names another one first, or archives it where nobody else is left. */
final class ChannelDeparture {

    private final Conversation channel;
    private final Person me;
    private final ChannelActions actions;
    private final Texts texts = Texts.of(ChannelDeparture.class);

    ChannelDeparture(Conversation channel, Person me, ChannelActions actions) {
        this.channel = channel;
        this.me = me;
        this.actions = actions;
    }

    void ask(ConfirmationDialog question) {
        Collator collator = Collator.getInstance(Locale.getDefault());
        List<ChannelMember> others = channel.members().stream().filter(member -> member.person() != me && member.person().active())
                .sorted(Comparator.comparing(ChannelMember::role)
                        .thenComparing(member -> member.person().displayName(), collator))
                .toList();
        if (!MembersModel.isOnlyOwner(channel, me)) {
            String words = channel.kind() == ChannelKind.GROUP ? "leave.question.group" : "leave.question.open";
            question.ask("", texts.get(words, channel.name()), texts.get("leave"), () -> actions.leave(channel));
        } else if (channel.archivedProperty().get()) {
            question.ask("", texts.get("leave.archived", channel.name()), texts.get("unarchive"), () -> actions.archive(channel, false));
        } else if (others.isEmpty()) {
            question.ask("", texts.get("leave.alone"), texts.get("archive"), () -> actions.archive(channel, true));
        } else {
            ComboBox<ChannelMember> newOwner = choice(others);
            question.ask("", texts.get("leave.last-owner", channel.name()), texts.get("leave.hand-over"), () -> {
                ChannelMember chosen = newOwner.getValue();
                return chosen == null ? CompletableFuture.failedFuture(new IllegalStateException(texts.get("leave.choose")))
                        : actions.setRole(channel, chosen.person(), ChannelRole.OWNER).thenCompose(_ -> actions.leave(channel));
            }, newOwner);
        }
    }

    private ComboBox<ChannelMember> choice(List<ChannelMember> others) {
        ComboBox<ChannelMember> choice = new ComboBox<>();
        choice.setId("newOwner");
        choice.getItems().setAll(others);
        choice.setPromptText(texts.get("leave.choose"));
        choice.setAccessibleText(texts.get("leave.choose"));
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(ChannelMember member) {
                return member == null ? "" : member.person().displayName();
            }

            @Override
            public ChannelMember fromString(String words) {
                throw new UnsupportedOperationException("not typed");
            }
        });
        return choice;
    }
}
