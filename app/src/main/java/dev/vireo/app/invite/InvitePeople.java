package dev.vireo.app.invite;

import dev.vireo.app.actions.InvitationActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.WindowScreen;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers.InvitationInfo;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.OfficeRole;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Invites people, and shows what became of earlier invitations. */
public final class InvitePeople implements WindowScreen {

    private final InviteModel model;
    private final InvitationsModel invitations;
    private final InvitationWords words;
    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);
    private final Texts texts = Texts.of(InvitePeople.class);

    @FXML private StackPane invitePeople;
    @FXML private ScrollPane page;
    @FXML private VBox column;
    @FXML private HBox offlineLine;
    @FXML private VBox form;
    @FXML private HBox roles;
    @FXML private Label roleAbout;
    @FXML private VBox channelsField;
    @FXML private FlowPane channels;
    @FXML private Label channelsProblem;
    @FXML private ComboBox<Integer> hours;
    @FXML private TextField uses;
    @FXML private Label usesProblem;
    @FXML private TextField note;
    @FXML private Label noteProblem;
    @FXML private Label problem;
    @FXML private Button make;
    @FXML private Label listText;
    @FXML private Button again;
    @FXML private VBox list;

    private @Nullable IssuedPane shown;

    public InvitePeople(Workspace workspace, InvitationActions actions, TimeWords times, ZoneId zone) {
        model = new InviteModel(workspace, actions);
        invitations = new InvitationsModel(workspace, actions);
        words = new InvitationWords(times, zone);
    }

    @FXML
    private void initialize() {
        invitePeople.getChildren().add(question);
        fillRoles();
        fillChannels();
        fillHours();
        uses.textProperty().bindBidirectional(model.usesProperty());
        note.textProperty().bindBidirectional(model.noteProperty());
        model.faultProperty().subscribe(fault -> {
            say(channelsProblem, fault == InviteModel.InviteFault.CHANNEL_MISSING ? words.fault(fault) : "");
            say(usesProblem, fault == InviteModel.InviteFault.USES ? words.fault(fault) : "");
            say(noteProblem, fault == InviteModel.InviteFault.NOTE_TOO_LONG ? words.fault(fault) : "");
        });
        Wrapping.whereSafe(problem);
        problem.textProperty().bind(model.change().problemProperty());
        var offline = model.offline();
        offlineLine.visibleProperty().bind(offline);
        offlineLine.managedProperty().bind(offline);
        make.disableProperty().bind(model.change().runningProperty().or(offline));
        make.textProperty().bind(model.change().runningProperty().map(busy -> texts.get(busy ? "form.making" : "form.make")));
        make.setOnAction(_ -> make());
        model.issuedProperty().subscribe(this::show);
        again.setOnAction(_ -> invitations.load());
        invitations.stateProperty().subscribe(this::describeList);
        invitations.invitations().subscribe(this::fillList);
        invitations.open();
    }

    @Override
    public void focus() {
        if (shown == null) {
            make.requestFocus();
        } else {
            shown.focus();
        }
    }

    /** A code that still shows is shown no more. */
    @Override
    public void close() {
        model.putAway();
        invitations.close();
    }

    private void make() {
        model.make(invitations::load);
        Node wrong = switch (model.faultProperty().get()) {
            case NONE -> null;
            case USES -> uses;
            case NOTE_TOO_LONG -> note;
            case CHANNEL_MISSING -> channels.getChildren().isEmpty() ? null : channels.getChildren().getFirst();
        };
        if (wrong != null) {
            wrong.requestFocus();
        }
    }

    private void show(@Nullable IssuedInvitation issued) {
        column.getChildren().remove(shown);
        shown = issued == null ? null : new IssuedPane(issued, words, () -> {
            model.putAway();
            focus();
        });
        if (shown != null) {
            column.getChildren().add(column.getChildren().indexOf(form), shown);
            shown.focus();
            page.setVvalue(0);
        }
        form.setVisible(shown == null);
        form.setManaged(shown == null);
    }

    private void fillRoles() {
        ToggleGroup group = new ToggleGroup();
        for (OfficeRole role : model.roles()) {
            RadioButton button = new RadioButton(words.role(role));
            button.setId("role-" + role.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setOnAction(_ -> model.roleProperty().set(role));
            roles.getChildren().add(button);
            model.roleProperty().subscribe(now -> button.setSelected(now == role));
        }
        model.roleProperty().subscribe(now -> roleAbout.setText(words.about(now)));
    }

    private void fillChannels() {
        List<Conversation> invitable = model.invitable();
        for (Conversation channel : invitable) {
            CheckBox box = new CheckBox(channel.name());
            box.selectedProperty().subscribe(chosen -> model.choose(channel, chosen));
            channels.getChildren().add(box);
        }
        if (invitable.isEmpty()) {
            Label none = new Label(texts.get("form.channels.none"));
            none.getStyleClass().addAll("caption", "muted");
            Wrapping.whereSafe(none);
            channelsField.getChildren().set(channelsField.getChildren().indexOf(channels), none);
        }
    }

    private void fillHours() {
        hours.getItems().setAll(InviteModel.HOURS);
        hours.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer chosen) {
                return chosen == null ? "" : words.hours(chosen);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        hours.setValue(model.hoursProperty().get());
        hours.valueProperty().subscribe(chosen -> model.hoursProperty().set(Objects.requireNonNull(chosen)));
    }

    private void describeList(InvitationsModel.InvitationsState state) {
        say(listText, switch (state) {
            case LOADING -> texts.get("list.loading");
            case EMPTY -> texts.get("list.empty");
            case FAILED -> texts.get("list.failed");
            case SHOWN -> "";
        });
        again.setVisible(state == InvitationsModel.InvitationsState.FAILED);
        again.setManaged(again.isVisible());
    }

    private void fillList() {
        list.getChildren().setAll(invitations.invitations().stream()
                .map(invitation -> new InvitationRow(invitation, invitations, words, this::askToRevoke)).toList());
    }

    private void askToRevoke(InvitationInfo invitation) {
        question.ask(texts.get("revoke.title"), texts.get("revoke.words", invitation.used()), texts.get("revoke"),
                () -> invitations.revoke(invitation));
    }

    private static void say(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }
}
