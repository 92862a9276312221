package dev.vireo.app.chat.list;

import dev.vireo.app.ui.Command;

/** An action on a message, in the order of the menu. The command's keys do it while the message is chosen by keyboard. */
enum MessageAction {
    REACT("react", Command.REACT),
    REPLY("reply", Command.REPLY),
    QUOTE("quote", Command.QUOTE),
    COPY("copy", Command.COPY),
    LINK("link", Command.LINK),
    FORWARD("forward", Command.FORWARD),
    PIN("pin", Command.PIN),
    SAVE("save", Command.SAVE_FOR_LATER),
    REMIND("remind", Command.REMIND),
    EDIT("edit", Command.EDIT),
    UNREAD("unread", Command.MARK_UNREAD),
    DELETE("delete", Command.DELETE);

    private final String id;
    private final Command command;

    MessageAction(String id, Command command) {
        this.id = id;
        this.command = command;
    }

    /** Of its node. */
    String id() {
        return id;
    }

    Command command() {
        return command;
    }
}
