package dev.vireo.server.search;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.text.NameText;
import dev.vireo.server.account.Accounts;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Visibility;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.message.StoredMessages;
import dev.vireo.server.text.FoldedText;
import dev.vireo.server.work.HeavyWork;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Searches what a person may see: the messages of the channels in which the person is a member at that time. Thread-safe. */
public final class Search implements AutoCloseable {

    private final Database database;
    private final Channels channels;
    private final Accounts accounts;
    private final Visibility visibility;
    private final Indexer indexer;
    private final StoredMessages messages;
    private final HeavyWork work;

    /** @param folder the folder of the index, which may be deleted whenever the server is stopped */
    public Search(Path folder, Database database, Log log, Channels channels, Accounts accounts,
            Visibility visibility, StoredMessages messages, HeavyWork work) {
        this.database = database;
        this.channels = channels;
        this.accounts = accounts;
        this.visibility = visibility;
        this.work = work;
        this.indexer = new Indexer(folder, new OfficeSource(log, messages));
        this.messages = messages;
    }

    /** The follower that keeps the index up to date. */
    public LogFollower follower() {
        return indexer;
    }

    /** After the log has started. Does not wait for the index. */
    public void start() {
        indexer.start();
    }

    /** @param channelId one of the person's channels, or null for all */
    Answers.SearchResults find(String username, SearchQuery query, @Nullable String channelId, int offset, int limit) {
        SearchScope scope = database.read(handle -> scopeOf(handle, username, query, channelId));
        // Not made before: it brings much of Lucene along.
        MessageFinder finder = new MessageFinder(indexer, ids -> database.read(handle -> messages.byIds(handle, ids)));
        return work.run(() -> finder.find(query, scope, offset, limit));
    }

    private SearchScope scopeOf(Handle handle, String username, SearchQuery query, @Nullable String channelId) {
        Map<Long, String> mine = channels.namesOf(handle, username);
        Set<Long> searched = new HashSet<>(mine.keySet());
        if (channelId != null) {
            searched.retainAll(Set.of(channels.membership(handle, channelId, username).channelId()));
        }
        if (!query.in().isEmpty()) {
            searched.removeIf(id -> query.in().stream().noneMatch(name -> isCalled(id, mine.getOrDefault(id, ""), name)));
        }
        return new SearchScope(searched, query.from().isEmpty() ? null : authors(handle, username, query.from()));
    }

    private static boolean isCalled(long id, String its, String name) {
        return NameText.key(its).equals(NameText.key(name)) || Long.toString(id).equals(name);
    }

    /** Usernames stand beside what was written and are no secret to its readers; what else somebody is called may be. */
    private Set<String> authors(Handle handle, String reader, Collection<String> names) {
        Set<String> usernames = new HashSet<>();
        names.stream().map(String::strip).forEach(name -> accounts.named(handle, name).stream()
                .filter(author -> author.equals(FoldedText.of(name)) || visibility.sees(handle, reader, author))
                .forEach(usernames::add));
        return usernames;
    }

    @Override
    public void close() {
        indexer.close();
    }
}
