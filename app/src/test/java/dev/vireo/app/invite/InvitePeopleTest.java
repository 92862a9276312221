package dev.vireo.app.invite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.vireo.app.client.Refusals;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.InvitationLink;
import dev.vireo.protocol.InvitationState;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests.NewInvitation;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Inviting people, in a real window. */
final class InvitePeopleTest {

    private final Invitations invitations = new Invitations();
    private final SampleOffice office = Fx.call(SampleOffice::busy);
    private Stage stage;

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void anOwnerGetsACodeALinkAndAQrCodeThatSayTheSame() throws Exception {
        open(OfficeRole.OWNER);
        Fx.run(() -> find("make", Button.class).fire());

        assertThat(invitations.asked).containsExactly(new NewInvitation(OfficeRole.MEMBER, List.of(), 168, 50, ""));
        String link = new InvitationLink(invitations.code, List.of("https://192.168.1.5:8080", "https://ayodhya.example")).text();
        assertThat(shownCode()).isEqualTo(invitations.code.text());
        assertThat(scanned(Fx.call(() -> find("qr", ImageView.class).getImage()))).isEqualTo(link);
        Fx.run(() -> find("copyCode", Button.class).fire());
        assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(invitations.code.text());
        Fx.run(() -> find("copyLink", Button.class).fire());
        assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(link);

        Fx.run(() -> find("issuedDone", Button.class).fire());
        assertThat(stage.getScene().lookup("#issued")).isNull();
        assertThat(find("make", Button.class).isFocused()).isTrue();
    }

    @Test
    void anAdminInvitesMembersAndGuestsOnly() {
        open(OfficeRole.ADMIN);

        assertThat(stage.getScene().lookup("#role-member")).isNotNull();
        assertThat(stage.getScene().lookup("#role-guest")).isNotNull();
        assertThat(stage.getScene().lookup("#role-admin")).isNull();
        assertThat(stage.getScene().lookup("#role-owner")).isNull();
    }

    @Test
    void aGuestNeedsAChannelAndANumberIsANumber() {
        open(OfficeRole.OWNER);
        Fx.run(() -> find("role-guest", RadioButton.class).fire());
        Fx.run(() -> find("make", Button.class).fire());
        assertThat(find("channelsProblem", Label.class).getText()).contains("channel");

        Fx.run(() -> find("role-member", RadioButton.class).fire());
        for (String uses : List.of("0", "1001", "many", "", "-5", "5.5")) {
            Fx.run(() -> find("uses", TextField.class).setText(uses));
            Fx.run(() -> find("make", Button.class).fire());
            assertThat(find("usesProblem", Label.class).isVisible()).as(uses).isTrue();
        }
        assertThat(invitations.asked).isEmpty();

        Fx.run(() -> find("uses", TextField.class).setText(" \u0967\u0968 "));
        Fx.run(() -> find("make", Button.class).fire());
        assertThat(invitations.asked).extracting(NewInvitation::uses).containsExactly(12);
    }

    @Test
    void whatTheServerRefusesIsSaidAndWhatWasEnteredStays() {
        invitations.failure = Refusals.refused(403, "forbidden", "Only owners can invite owners and admins.");
        open(OfficeRole.OWNER);
        Fx.run(() -> find("note", TextField.class).setText("Finance"));
        Fx.run(() -> find("make", Button.class).fire());

        assertThat(find("problem", Label.class).getText()).isEqualTo("Only owners can invite owners and admins.");
        assertThat(find("note", TextField.class).getText()).isEqualTo("Finance");
    }

    @Test
    void revokingAsksFirst() {
        invitations.all = List.of(Invitations.info("old", OfficeRole.MEMBER, "", InvitationState.EXPIRED, 2, "rama", "sita"),
                Invitations.info("two", OfficeRole.MEMBER, "Finance", InvitationState.OPEN, 1, "rama"));
        open(OfficeRole.OWNER);
        List<Node> buttons = Fx.call(() -> List.copyOf(find("list", Node.class).lookupAll(".button")));
        assertThat(buttons).hasSize(1);

        Fx.run(() -> ((Button) buttons.getFirst()).fire());
        assertThat(invitations.revoked).isEmpty();
        Keys.type(stage.getScene(), KeyCode.ESCAPE);
        assertThat(invitations.revoked).isEmpty();

        Fx.run(() -> ((Button) buttons.getFirst()).fire());
        Fx.run(() -> find("questionYes", Button.class).fire());
        assertThat(invitations.revoked).containsExactly("two");
    }

    @Test
    void theListSaysThatItIsEmptyOrCouldNotBeLoaded() {
        invitations.failure = Refusals.refused(503, "unavailable", "The server is busy.");
        open(OfficeRole.OWNER);
        assertThat(find("again", Button.class).isVisible()).isTrue();

        invitations.failure = null;
        Fx.run(() -> find("again", Button.class).fire());
        assertThat(find("again", Button.class).isVisible()).isFalse();
        assertThat(find("listText", Label.class).getText()).contains("None yet");
    }

    private void open(OfficeRole role) {
        stage = Fx.call(() -> {
            office.myRole(role);
            View<InvitePeople> view = new Views(Map.of()).load(new InvitePeople(office.workspace(), invitations,
                    new TimeWords(Clock.fixed(Invitations.NOW, ZoneOffset.UTC)), ZoneOffset.UTC));
            Stage opened = new Stage();
            opened.setScene(new Scene(view.root(), 704, 680));
            new Theme().apply(opened.getScene());
            opened.show();
            view.root().applyCss();
            view.root().layout();
            return opened;
        });
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return type.cast(stage.getScene().lookup("#" + id));
    }

    private String shownCode() {
        return Fx.call(() -> String.join("-", find("code", Node.class).lookupAll(".code-group").stream()
                .map(label -> ((Label) label).getText()).toList()));
    }

    private static String scanned(Image image) throws Exception {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        Fx.run(() -> image.getPixelReader().getPixels(0, 0, width, height, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0,
                width));
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)))).getText();
    }
}
