package dev.vireo.app.search;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.MentionNames;
import dev.vireo.app.ui.text.SnippetLines;
import dev.vireo.protocol.Answers.SearchHit;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A message that was found: who said it, where and when, and the words that fit. */
final class HitRow extends ListCell<SearchHit> {

    static final double HEIGHT = 92;

    private final Workspace workspace;
    private final TimeWords times;
    private final Texts texts = Texts.of(HitRow.class);
    private final Avatar face;
    private final Label author = new Label();
    private final Label place = new Label();
    private final Label time = new Label();
    private final SnippetLines snippet = new SnippetLines();
    private final SnippetLines fileName = new SnippetLines();
    private final HBox file = new HBox(6, new FontIcon(Feather.PAPERCLIP), fileName);
    private final HBox row;

    HitRow(Workspace workspace, Avatars avatars, TimeWords times) {
        this.workspace = workspace;
        this.times = times;
        face = new Avatar(avatars, Avatar.Size.SMALL);
        author.getStyleClass().add("author");
        place.getStyleClass().addAll("caption", "muted");
        time.getStyleClass().addAll("caption", "faint");
        time.setMinWidth(USE_PREF_SIZE);
        author.setMinWidth(0);
        place.setMinWidth(0);
        HBox.setHgrow(place, Priority.ALWAYS);
        place.setMaxWidth(Double.MAX_VALUE);
        file.getStyleClass().add("file");
        file.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(fileName, Priority.ALWAYS);
        file.managedProperty().bind(file.visibleProperty());
        HBox who = new HBox(8, author, place, time);
        who.setAlignment(Pos.BASELINE_LEFT);
        VBox words = new VBox(2, who, snippet, file);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(12, face, words);
        row.getStyleClass().add("hit");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SearchHit hit, boolean empty) {
        super.updateItem(hit, empty);
        setText(null);
        if (empty || hit == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String username = hit.message().author();
        String name = workspace.person(username).map(each -> each.displayName()).orElse(username);
        face.show(username, workspace.person(username).map(each -> each.name()).orElse(username),
                workspace.person(username).map(each -> each.avatarHashProperty().getValue()).orElse(null));
        author.setText(name);
        place.setText(place(hit));
        time.setText(times.moment(hit.message().createdAt()));
        String carried = carried(hit);
        file.setVisible(!carried.isEmpty());
        boolean inName = hit.file() != null;
        fileName.show(carried, inName ? hit.marks() : List.of(), 1);
        String said = inName ? FormattedText.plain(hit.message().body(), MentionNames.none()) : hit.snippet();
        snippet.show(said, inName ? List.of() : hit.marks(), carried.isEmpty() ? 2 : 1);
        snippet.setManaged(!said.isBlank());
        snippet.setVisible(!said.isBlank());
        setAccessibleText(texts.get("hit.spoken", name, place.getText(), time.getText(), said.isBlank() ? carried : said));
        setGraphic(row);
    }

    private String place(SearchHit hit) {
        Optional<Conversation> conversation = workspace.conversationIn(hit.message().channelId());
        return conversation.map(where -> where.isDirect() ? texts.get("hit.with", where.name()) : texts.get("hit.in", where.name()))
                .map(where -> hit.message().parentId() == null ? where : texts.get("hit.thread", where)).orElse("");
    }

    /** The file that fits; else what it carries. */
    private String carried(SearchHit hit) {
        if (hit.file() != null) {
            return hit.snippet();
        }
        return switch (hit.message().attachments().size()) {
            case 0 -> "";
            case 1 -> hit.message().attachments().getFirst().name();
            default -> texts.get("hit.files", hit.message().attachments().getFirst().name(), hit.message().attachments().size() - 1);
        };
    }
}
