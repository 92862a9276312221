package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Answers.OpenChannel;
import dev.vireo.protocol.Answers.OpenChannelPage;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The open channels of the office, page by page, as the server finds them. */
final class BrowserModel {

    enum BrowserState { LOADING, UNREACHABLE, FAILED, NONE, NOTHING_FOUND, CHANNELS }

    private final Workspace workspace;
    private final ChannelActions actions;
    private final Texts texts = Texts.of(BrowserModel.class);
    private final ObservableList<OpenChannel> channels = FXCollections.observableArrayList();
    private final ObservableSet<String> joining = FXCollections.observableSet();
    private final ReadOnlyObjectWrapper<BrowserState> state = new ReadOnlyObjectWrapper<>(BrowserState.LOADING);
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    /** The workspace outlives this model and must not keep it alive. */
    private final InvalidationListener reconnected = _ -> tryAgain();
    private String query = "";
    private int latest;

    BrowserModel(Workspace workspace, ChannelActions actions) {
        this.workspace = workspace;
        this.actions = actions;
        workspace.connectionProperty().addListener(new WeakInvalidationListener(reconnected));
    }

    ObservableList<OpenChannel> channels() {
        return channels;
    }

    ReadOnlyObjectProperty<BrowserState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether there are more than are listed. */
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** Why the last thing that was asked for did not work; empty if it did. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The ids of those that are being joined. */
    ObservableSet<String> joining() {
        return joining;
    }

    void find(String wanted) {
        query = wanted.strip();
        if (channels.isEmpty()) {
            state.set(BrowserState.LOADING);
        }
        load(null);
    }

    void again() {
        state.set(BrowserState.LOADING);
        load(null);
    }

    void loadMore() {
        if (!channels.isEmpty()) {
            load(channels.getLast().name());
        }
    }

    /** @param then is told of the channel once I am in it */
    void join(OpenChannel channel, Consumer<Conversation> then) {
        workspace.conversationIn(channel.id()).filter(known -> !known.goneProperty().get()).ifPresentOrElse(then, () -> {
            if (!joining.add(channel.id())) {
                return;
            }
            problem.set("");
            actions.join(channel.id()).whenComplete((joined, failure) -> {
                joining.remove(channel.id());
                if (failure == null) {
                    channels.replaceAll(each -> each.id().equals(channel.id())
                            ? new OpenChannel(each.id(), each.name(), each.description(), each.members() + 1, true) : each);
                    then.accept(joined);
                } else {
                    problem.set(FailureTexts.of(failure));
                }
            });
        });
    }

    private void tryAgain() {
        boolean reached = switch (workspace.connectionProperty().get()) {
            case LIVE, POLLING -> true;
            case CONNECTING, OFFLINE, SIGNED_OUT, DEACTIVATED, OTHER_KEY, TLS_REQUIRED -> false;
        };
        if (reached && (state.get() == BrowserState.UNREACHABLE || state.get() == BrowserState.FAILED)) {
            again();
        }
    }

    private void load(@Nullable String after) {
        int mine = ++latest;
        problem.set("");
        actions.browse(query, after).whenComplete((page, failure) -> {
            if (mine != latest) {
                return;
            }
            if (failure == null) {
                show(page, after != null);
            } else if (channels.isEmpty()) {
                boolean offline = workspace.connectionProperty().get() == ConnectionState.OFFLINE;
                state.set(offline ? BrowserState.UNREACHABLE : BrowserState.FAILED);
                problem.set(FailureTexts.of(failure));
            } else {
                problem.set(FailureTexts.of(failure));
            }
        });
    }

    private void show(OpenChannelPage page, boolean continued) {
        if (continued) {
            Set<String> known = new HashSet<>();
            channels.forEach(each -> known.add(each.id()));
            channels.addAll(page.channels().stream().filter(each -> !known.contains(each.id())).toList());
        } else {
            channels.setAll(page.channels());
        }
        more.set(page.more());
        state.set(!channels.isEmpty() ? BrowserState.CHANNELS : query.isEmpty() ? BrowserState.NONE : BrowserState.NOTHING_FOUND);
    }
}
