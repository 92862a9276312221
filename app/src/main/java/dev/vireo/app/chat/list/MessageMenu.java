package dev.vireo.app.chat.list;

import dev.vireo.app.chat.files.FilesPane;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.text.Link;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everything that can be done with one message, as a menu; made when it is asked for. */
public final class MessageMenu extends ContextMenu {

    private static final int LINKS = 5;
    private static final int SHORT = 48;
    private static final int FEW_FILES = 3;

    private final MessageActions actions;
    private final ChatMessage message;
    private final RowCell cell;
    private final Texts texts = Texts.of(MessageMenu.class);

    public MessageMenu(MessageActions actions, ChatMessage message, RowCell cell) {
        this.actions = actions;
        this.message = message;
        this.cell = cell;
        if (MessageActions.failed(message)) {
            getItems().addAll(item("menuRetry", texts.get("message.retry"), () -> actions.chat().retry(message)),
                    item("menuDiscard", texts.get("message.discard"), () -> actions.chat().discard(message)));
        }
        actions.of(message).forEach(action -> getItems().add(action == MessageAction.REMIND ? remind() : item(action)));
        addFiles();
        addReactions();
        addLinks();
        addReaders();
    }

    /** Offers to copy what is selected, before everything else. */
    void offerSelected(Runnable copy) {
        MenuItem item = item("copySelected", texts.get("menu.copy-selected"), copy);
        item.setGraphic(new FontIcon(Feather.COPY));
        getItems().addAll(0, List.of(item, new SeparatorMenuItem()));
    }

    /** Offers to forward the messages that are selected, after {@link #offerSelected}. */
    void offerForward(List<ChatMessage> selected) {
        MenuItem item = item("forwardSelected", texts.get("menu.forward-selected", selected.size()),
                () -> cell.fireEvent(new ForwardEvent(selected)));
        item.setGraphic(new FontIcon(MessageAction.FORWARD.command().icon()));
        getItems().add(1, item);
    }

    private MenuItem item(MessageAction action) {
        MenuItem item = item(action.id(), words(action), () -> actions.take(action, message, cell));
        item.setGraphic(DirectedIcon.of(action.command().icon()));
        action.command().show(item);
        return item;
    }

    private Menu remind() {
        Menu menu = new Menu(MessageAction.REMIND.command().words(), new FontIcon(MessageAction.REMIND.command().icon()));
        menu.setId(MessageAction.REMIND.id());
        MessageAction.REMIND.command().show(menu);
        menu.getItems().setAll(actions.reminders(message, cell));
        return menu;
    }

    private String words(MessageAction action) {
        return switch (action) {
            case PIN -> texts.get(actions.chat().isPinned(message) ? "menu.unpin" : "menu.pin");
            case SAVE -> actions.chat().isSaved(message) ? texts.get("menu.unsave") : action.command().words();
            default -> action.command().words();
        };
    }

    private static MenuItem item(String id, String words, Runnable does) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> does.run());
        return item;
    }

    private void addFiles() {
        cell.bubble().filter(_ -> !message.deleted()).ifPresent(bubble -> {
            List<MenuItem> items = message.attachments().stream().flatMap(file -> Stream.concat(
                    FilesPane.isPicture(file)
                            ? Stream.of(item("look", texts.get("menu.look", called(file)), () -> bubble.openFile(message, file)),
                                    item("copyPicture", texts.get("menu.copy-picture", called(file)), () -> bubble.copyPicture(file)))
                            : Stream.empty(),
                    Stream.of(item("saveFile", texts.get("menu.save", called(file)), () -> bubble.save(file))))).toList();
            if (items.size() > FEW_FILES) {
                Menu files = new Menu(texts.get("menu.files"), new FontIcon(Feather.PAPERCLIP));
                files.setId("menuFiles");
                files.getItems().setAll(items);
                getItems().add(files);
            } else {
                getItems().addAll(items);
            }
        });
    }

    private static String called(Attachment file) {
        return file.name().length() > SHORT ? file.name().substring(0, SHORT) + "\u2026" : file.name();
    }

    /** For the keyboard, which does not reach what stands under a bubble. */
    private void addReactions() {
        if (message.reactions().isEmpty() || !actions.may(MessageAction.REACT, message)) {
            return;
        }
        Menu reactions = new Menu(texts.get("menu.reactions"));
        reactions.setId("reactions");
        message.reactions().forEach(reaction -> {
            CheckMenuItem item = new CheckMenuItem(Integer.toString(reaction.users().size()), ReactionChips.picture(reaction.emoji()));
            item.setSelected(reaction.mine());
            item.setOnAction(_ -> actions.react(message, reaction.emoji()));
            reactions.getItems().add(item);
        });
        getItems().add(reactions);
    }

    private void addLinks() {
        List<Link> links = cell.bubble().map(Bubble::links).orElse(List.of());
        if (!links.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        links.stream().limit(LINKS).forEach(link -> {
            String address = link.address().length() > SHORT ? link.address().substring(0, SHORT) + "\u2026" : link.address();
            getItems().add(item("link", texts.get("menu.open", address),
                    () -> cell.bubble().ifPresent(bubble -> bubble.follow(link))));
        });
    }

    private void addReaders() {
        List<Person> readers = message.readBy();
        if (readers.isEmpty() || actions.chat().conversation().isDirect()) {
            return;
        }
        Menu read = new Menu(texts.get("menu.read-by", readers.size()));
        read.setId("readBy");
        read.setGraphic(new FontIcon(Feather.EYE));
        readers.forEach(person -> {
            MenuItem item = new MenuItem(person.displayName());
            item.setMnemonicParsing(false);
            read.getItems().add(item);
        });
        getItems().addAll(new SeparatorMenuItem(), read);
    }
}
