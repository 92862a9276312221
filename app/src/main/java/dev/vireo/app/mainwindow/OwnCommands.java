package dev.vireo.app.mainwindow;

import dev.vireo.app.state.Person;
import dev.vireo.app.state.UnreadOrder;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.EndTime;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;

/** The commands that lead out of the main window: to oneself, to the office as a whole, and out of Vireo; each for whom it is meant. */
final class OwnCommands implements CommandTarget {

    private final Workspace workspace;
    private final Person me;
    private final MainWindowActions actions;

    OwnCommands(Workspace workspace, MainWindowActions actions) {
        this.workspace = workspace;
        this.me = workspace.me();
        this.actions = actions;
    }

    @Override
    public boolean offers(Command command) {
        return switch (command) {
            case NEW_CHANNEL, BROWSE_CHANNELS -> me.roleProperty().get() != OfficeRole.GUEST;
            case PEOPLE, INVITE -> me.roleProperty().get().managesPeople();
            case AUDIT -> me.roleProperty().get() == OfficeRole.OWNER;
            case HOSTING -> actions.hosts();
            case CLEAR_STATUS -> !me.statusProperty().get().isEmpty();
            case ONLINE -> is(Presence.AWAY) || is(Presence.DO_NOT_DISTURB);
            case AWAY -> !is(Presence.AWAY);
            case DO_NOT_DISTURB -> !is(Presence.DO_NOT_DISTURB);
            case NEXT_UNREAD, PREVIOUS_UNREAD -> UnreadOrder.first(workspace).isPresent();
            case DO_NOT_DISTURB_HALF_HOUR, DO_NOT_DISTURB_HOUR, DO_NOT_DISTURB_TOMORROW -> true;
            case LARGER_TEXT, SMALLER_TEXT, NORMAL_TEXT -> true;
            case PROFILE, STATUS, SETTINGS, SHORTCUTS, HELP, CLOSE_WINDOW, SIGN_OUT, QUIT -> true;
            default -> false;
        };
    }

    @Override
    public void run(Command command) {
        switch (command) {
            case NEW_CHANNEL -> actions.newChannel();
            case BROWSE_CHANNELS -> actions.browseChannels();
            case PROFILE -> actions.profile();
            case STATUS -> actions.status();
            case CLEAR_STATUS -> actions.clearStatus();
            case ONLINE -> actions.availability(Presence.ONLINE);
            case AWAY -> actions.availability(Presence.AWAY);
            case DO_NOT_DISTURB -> actions.availability(Presence.DO_NOT_DISTURB);
            case DO_NOT_DISTURB_HALF_HOUR -> actions.doNotDisturb(EndTime.HALF_HOUR);
            case DO_NOT_DISTURB_HOUR -> actions.doNotDisturb(EndTime.HOUR);
            case DO_NOT_DISTURB_TOMORROW -> actions.doNotDisturb(EndTime.TOMORROW);
            case PEOPLE -> actions.people();
            case INVITE -> actions.invitePeople();
            case SETTINGS -> actions.settings();
            case AUDIT -> actions.audit();
            case HOSTING -> actions.hosting();
            case HELP -> actions.help();
            case CLOSE_WINDOW -> actions.closeWindow();
            case SIGN_OUT -> actions.signOut();
            case QUIT -> actions.quit();
            case NEXT_UNREAD -> actions.openUnread(true);
            case PREVIOUS_UNREAD -> actions.openUnread(false);
            case LARGER_TEXT, SMALLER_TEXT, NORMAL_TEXT -> actions.textSize(command);
            case SHORTCUTS -> actions.shortcuts();
            default -> throw new IllegalArgumentException(command.name());
        }
    }

    private boolean is(Presence presence) {
        return me.presenceProperty().get() == presence;
    }
}
