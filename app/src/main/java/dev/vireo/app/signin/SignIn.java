package dev.vireo.app.signin;

import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.store.Account;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The screens before an office is entered, one at a time. Ends with an account, signed in. */
public final class SignIn {

    private final OfficeAccess entrance;
    private final InstantSource clock;
    private final Consumer<Account> signedIn;
    private final NearbyOffices nearby;
    private final ChooseBackup backups;
    private final Policy policy;
    private final Views views = new Views(Map.of());

    @FXML private ScrollPane signIn;
    @FXML private StackPane place;

    private @Nullable SignInScreen step;

    /**
     * @param nearby   the offices on this network; looked for only while they show
     * @param backups  asks for a backup
     * @param policy   what the administrator of this computer has laid down
     * @param signedIn gets the account, on the FX thread, when somebody is in
     */
    public SignIn(OfficeAccess entrance, NearbyOffices nearby, ChooseBackup backups, Policy policy, InstantSource clock,
            Consumer<Account> signedIn) {
        this.entrance = entrance;
        this.nearby = nearby;
        this.backups = backups;
        this.policy = policy;
        this.clock = clock;
        this.signedIn = signedIn;
    }

    /** Begins at the beginning. */
    public void welcome() {
        SignInAttempt opening = new SignInAttempt(clock);
        boolean here = entrance.startedHere();
        Runnable open = () -> opening.run(entrance::open, office -> enter(office, "", SignInReason.NONE));
        Runnable preset = () -> opening.run(() -> entrance.find(policy.office()), this::found);
        show(new Welcome(here, policy, opening,
                new Welcome.WelcomeWays(preset, here ? open : this::start, () -> invited(""), () -> find(policy.office()), this::backup)));
    }

    /** Asks for the password of an office that is known. */
    public void enter(OfficeAccess.Office office, String username, SignInReason reason) {
        PasswordModel model = new PasswordModel(entrance, office, clock, this::done);
        model.account().usernameProperty().set(username);
        show(new EnterOffice(model, reason, office.local() ? this::welcome : () -> find(office.address().toString()),
                name -> reset(office, name)));
    }

    private void reset(OfficeAccess.Office office, String username) {
        NewPasswordModel model = new NewPasswordModel(entrance, office, clock, this::done);
        model.account().usernameProperty().set(username);
        show(new NewPassword(model, () -> enter(office, username, SignInReason.NONE)));
    }

    /** Asks for an invitation's code. @param link what was handed over already; may be empty */
    public void invited(String link) {
        InvitedModel model = invitation(link);
        show(new Invited(model, nearby, this::welcome));
        if (!link.isEmpty()) {
            model.submit();
        }
    }

    /** The address that the administrator has laid down is tried where the invitation names none and the network knows none. */
    private InvitedModel invitation(String link) {
        InvitedModel model = new InvitedModel(entrance, clock, nearby, offer -> join(offer, link));
        model.invitationProperty().set(link);
        model.addressProperty().set(policy.office());
        return model;
    }

    private void join(OfficeAccess.InvitationOffer offer, String link) {
        show(new JoinOffice(new JoinModel(entrance, offer, clock, this::done), () -> askAgain(link)));
    }

    /** Whoever goes back wants another invitation, or the same once more; it is not looked for by itself again. */
    private void askAgain(String link) {
        InvitedModel model = invitation(link);
        show(new Invited(model, nearby, this::welcome));
    }

    private void start() {
        show(new StartOffice(new StartModel(entrance, clock, this::opened), this::welcome));
    }

    private void backup() {
        show(new OpenBackup(new OpenBackupModel(entrance, clock, office -> enter(office, "", SignInReason.RESTORED)), backups,
                this::welcome));
    }

    private void opened(OfficeAccess.Opening opening) {
        show(new OfficeReady(opening, () -> done(opening.account())));
    }

    private void found(OfficeAccess.Office office) {
        if (office.setUp()) {
            enter(office, "", SignInReason.NONE);
        } else {
            show(new StartOffice(new StartModel(entrance, clock, this::opened, office), () -> find(office.address().toString())));
        }
    }

    private void find(String address) {
        FindModel model = new FindModel(entrance, clock, this::found);
        model.addressProperty().set(address);
        show(new FindOffice(model, nearby, this::welcome));
    }

    private void done(Account account) {
        if (step != null) {
            step.leave();
        }
        signedIn.accept(account);
    }

    private void show(SignInScreen next) {
        if (step != null) {
            step.leave();
        }
        step = next;
        View<SignInScreen> view = views.load(next);
        place.getChildren().setAll(view.root());
        signIn.setVvalue(0);
        if (place.getScene() != null) {
            next.enter();
        } else {
            // Nothing takes the focus before it is in a window.
            Platform.runLater(next::enter);
        }
    }
}
