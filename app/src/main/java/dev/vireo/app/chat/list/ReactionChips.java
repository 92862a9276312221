package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Reaction;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.EmojiImage;
import dev.vireo.app.ui.text.Emojis;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.MentionNames;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The reactions under a message: what with, how many, who; a click adds one's own or takes it back. */
final class ReactionChips extends FlowPane {

    private static final double EMOJI = 16;
    private static final int NAMED = 12;
    private static final int LONGEST = 12;
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");

    private final MessageActions actions;
    private final Texts texts = Texts.of(ReactionChips.class);

    ReactionChips(MessageActions actions) {
        this.actions = actions;
        getStyleClass().add("chips");
    }

    void show(ChatMessage message, List<Reaction> reactions) {
        setAlignment(message.own() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        Stream<Node> chips = reactions.stream().map(reaction -> chip(message, reaction));
        boolean may = actions.may(MessageAction.REACT, message);
        getChildren().setAll((may ? Stream.concat(chips, Stream.of(more(message))) : chips).toList());
    }

    private Button chip(ChatMessage message, Reaction reaction) {
        Button chip = new Button(Integer.toString(reaction.users().size()), picture(reaction.emoji()));
        chip.setId("chip");
        chip.getStyleClass().add("chip");
        chip.setFocusTraversable(false);
        chip.pseudoClassStateChanged(MINE, reaction.mine());
        String who = who(reaction);
        chip.setTooltip(new Tooltip(who));
        chip.setAccessibleText(who);
        chip.setOnAction(_ -> actions.react(message, reaction.emoji()));
        return chip;
    }

    private Button more(ChatMessage message) {
        Button more = new Button("", new FontIcon(Feather.PLUS));
        more.setId("moreReactions");
        more.getStyleClass().addAll("chip", "more");
        more.setFocusTraversable(false);
        more.setTooltip(new Tooltip(Command.REACT.words()));
        more.setAccessibleText(Command.REACT.words());
        more.setOnAction(_ -> actions.take(MessageAction.REACT, message, more));
        return more;
    }

    /** The emoji in colour, or in letters where it is none that is known; whatever it is, no more than an emoji could be. */
    static Node picture(String emoji) {
        return Emojis.all().of(emoji).<Node>map(known -> new EmojiImage(known, EMOJI))
                .orElseGet(() -> {
                    String few = emoji.substring(0, Math.min(LONGEST, emoji.length()));
                    return new Label(FormattedText.plain(few, MentionNames.none()));
                });
    }

    /** "You, Rama and Sita reacted with thumbs up". */
    private String who(Reaction reaction) {
        List<String> names = Stream.concat(reaction.mine() ? Stream.of(texts.get("message.you")) : Stream.empty(),
                reaction.users().stream().filter(user -> !actions.chat().names().me(user)).map(actions.chat()::name)).toList();
        String with = Emojis.all().of(reaction.emoji()).map(known -> known.name()).orElse(reaction.emoji());
        return texts.get("reaction.who", NameList.of(names, NAMED, texts), with);
    }
}
