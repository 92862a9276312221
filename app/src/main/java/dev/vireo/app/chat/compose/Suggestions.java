package dev.vireo.app.chat.compose;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.state.ChannelMember;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.Emoji;
import dev.vireo.app.ui.text.Emojis;
import dev.vireo.protocol.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Suggests names after an @ and emoji after a colon. FX thread. */
public final class Suggestions {

    /**
     * One completion.
     *
     * @param text   what it puts into the message
     * @param title  what it is called
     * @param detail more about it; may be empty
     */
    record Suggestion(String text, String title, String detail, @Nullable Person person, @Nullable Emoji emoji) {
    }

    /** The completions of what was begun, and where that starts. */
    record CompletionList(int from, List<Suggestion> suggestions) {
    }

    /** Wherever a name may be called; an underscore before it may be the beginning of italics. */
    private static final Pattern CALL = Pattern.compile("(?<![\\p{Lu}\\p{Ll}\\p{Lt}\\p{Lm}\\p{N}.@/-])@([\\p{L}\\p{N}._-]*)$");
    private static final Pattern EMOJI = Pattern.compile("(?<![\\p{L}\\p{N}:])(:[a-z0-9_+-]{2,})$");
    private static final Pattern WHOLE_EMOJI = Pattern.compile("(?<![\\p{L}\\p{N}:]):([a-z0-9_+-]{2,}):$");
    private static final int MAX_SUGGESTIONS = 7;
    /** No name is longer. */
    private static final int LOOK_BACK = 64;

    private final ChatModel chat;
    private final boolean replies;
    private final Texts texts = Texts.of(Suggestions.class);

    /** @param replies whether it is for replies in a thread, in which nobody calls everybody */
    public Suggestions(ChatModel chat, boolean replies) {
        this.chat = chat;
        this.replies = replies;
    }

    /** For the text before the caret; empty if nothing is begun there. */
    Optional<CompletionList> of(String before) {
        int start = Math.max(0, before.length() - LOOK_BACK);
        String near = before.substring(start);
        Matcher call = CALL.matcher(near);
        if (call.find()) {
            return completions(start + call.start(), people(call.group(1).toLowerCase(Locale.ROOT)));
        }
        Matcher emoji = EMOJI.matcher(near);
        return emoji.find() ? completions(start + emoji.start(1), emoji(emoji.group(1))) : Optional.empty();
    }

    /** The emoji whose whole name stands before the caret, between colons. */
    Optional<CompletionList> finished(String before) {
        int start = Math.max(0, before.length() - LOOK_BACK);
        Matcher whole = WHOLE_EMOJI.matcher(before.substring(start));
        return whole.find()
                ? Emojis.all().named(whole.group(1)).flatMap(emoji -> completions(start + whole.start(), List.of(suggestion(emoji))))
                : Optional.empty();
    }

    private static Optional<CompletionList> completions(int from, List<Suggestion> suggestions) {
        return suggestions.isEmpty() ? Optional.empty() : Optional.of(new CompletionList(from, suggestions));
    }

    private List<Suggestion> people(String typed) {
        Conversation conversation = chat.conversation();
        Stream<Person> members = conversation.isDirect() ? Stream.of(conversation.other())
                : conversation.members().stream().map(ChannelMember::person)
                        .filter(person -> person.active() && !chat.names().me(person.username()));
        record RankedSuggestion(Person person, int rank) {
        }
        List<Suggestion> suggestions = new ArrayList<>(members.map(person -> new RankedSuggestion(person, rank(person, typed)))
                .filter(each -> each.rank < NO_MATCH)
                .sorted(Comparator.comparingInt(RankedSuggestion::rank)
                        .thenComparing(each -> each.person.displayName(), String.CASE_INSENSITIVE_ORDER))
                .limit(MAX_SUGGESTIONS).map(RankedSuggestion::person)
                .map(person -> new Suggestion("@" + person.username() + " ", person.displayName(), "@" + person.username(), person, null))
                .toList());
        if (!replies && conversation.may(Permission.MENTION_ALL)) {
            Stream.of("channel", "here").filter(name -> name.startsWith(typed))
                    .forEach(name -> suggestions
                            .add(new Suggestion("@" + name + " ", "@" + name, texts.get("mention." + name), null, null)));
        }
        return suggestions;
    }

    private static final int NO_MATCH = 4;

    private static int rank(Person person, String typed) {
        String name = person.displayName().toLowerCase(Locale.ROOT);
        if (name.startsWith(typed) || person.username().startsWith(typed)) {
            return 0;
        }
        if (Stream.of(name.split("[\\s-]+")).anyMatch(part -> part.startsWith(typed))) {
            return 1;
        }
        return name.contains(typed) || person.username().contains(typed) ? 2 : NO_MATCH;
    }

    private static List<Suggestion> emoji(String typed) {
        return Emojis.all().search(typed, MAX_SUGGESTIONS).stream().map(Suggestions::suggestion).toList();
    }

    private static Suggestion suggestion(Emoji emoji) {
        return new Suggestion(emoji.text() + " ", emoji.shortcode(), "", null, emoji);
    }
}
