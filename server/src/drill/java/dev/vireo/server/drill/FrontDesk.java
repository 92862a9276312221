package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The owner, who sets what only owners set; and people who join by invitation, sign in and sign out. */
final class FrontDesk implements PacedWork {

    private static final String PASSWORD = "mangoes ripen in the month of May";

    private final FileOffice office;
    private final Ledger ledger;
    private final List<Register> registers;
    private final Random random;
    private final Repeated owner;
    private final Repeated anybody;
    private int count;

    FrontDesk(FileOffice office, Ledger ledger, List<Register> registers, long seed) {
        this.office = office;
        this.ledger = ledger;
        this.registers = registers;
        this.random = new Random(seed);
        this.owner = new Repeated(office, office.ownerToken());
        this.anybody = new Repeated(office, null);
    }

    List<Register> registers() {
        return registers;
    }

    @Override
    public int unanswered() {
        return owner.unanswered() + anybody.unanswered();
    }

    @Override
    public void next() {
        int i = count++;
        // Hashing a password costs more than all else that people do in a second.
        switch (i % 40) {
            case 1 -> join(i);
            case 20 -> signIn();
            case 21 -> signOut();
            default -> registers.get(i < registers.size() ? i : random.nextInt(registers.size())).change(random, owner)
                    .ifPresentOrElse(ledger::fault, ledger::acknowledged);
        }
    }

    private void join(int i) {
        Repeated.Final made = owner.ask(http -> http.post("/api/v1/invitations",
                new Requests.NewInvitation(OfficeRole.MEMBER, null, null, 3, "number " + i)));
        if (!made.is(201)) {
            ledger.fault("an invitation was answered with " + made.answer());
            return;
        }
        Answers.IssuedInvitation invitation = made.answer().as(Answers.IssuedInvitation.class);
        String username = String.format(Locale.ROOT, "joined-%05d", i);
        Repeated.Final joined = anybody.ask(http -> http.post("/api/v1/join",
                new Requests.Join(invitation.code(), username, "Joined " + i, PASSWORD)));
        if (joined.is(201)) {
            ledger.joined(invitation.id(), username);
            ledger.signedIn(joined.answer().as(Answers.SignedIn.class).token(), username);
        } else if (joined.repeated() && joined.is(409)) {
            ledger.joined(invitation.id(), username);
        } else {
            ledger.fault("joining was answered with " + joined.answer());
        }
    }

    private void signIn() {
        ledger.joined().values().stream().flatMap(names -> names.stream()).findAny().ifPresent(username -> {
            Repeated.Final signedIn = anybody.ask(http -> http.post("/api/v1/session", new Requests.SignIn(username, PASSWORD)));
            if (signedIn.is(201)) {
                ledger.signedIn(signedIn.answer().as(Answers.SignedIn.class).token(), username);
            } else {
                ledger.fault("signing in was answered with " + signedIn.answer());
            }
        });
    }

    private void signOut() {
        ledger.tokens().keySet().stream().findAny().ifPresent(token -> {
            Repeated.Final signedOut = new Repeated(office, token).ask(http -> http.delete("/api/v1/session"));
            if (signedOut.is(204) || signedOut.repeated() && signedOut.is(401)) {
                ledger.signedOut(token);
            } else {
                ledger.fault("signing out was answered with " + signedOut.answer());
            }
        });
    }
}
