package dev.vireo.app.demo;

import dev.vireo.app.story.Player;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/**
 * Acts for people by mouse and keys, and counts what they would have to do. How long a person needs for it is reckoned by the
 * keystroke-level model of Card, Moran and Newell (1980): see {@link #seconds()}.
 */
final class Effort {

    /** To press a key, for somebody who types 40 words a minute. */
    private static final double KEY = 0.28;
    /** To point with the mouse, and to press its button. */
    private static final double CLICK = 1.1 + 0.2;
    /** To make up one's mind what to do next; before each click and each field. */
    private static final double THINK = 1.35;
    /** To hear or read one character of something unknown, before it is typed. */
    private static final double SPELL = 1.0;

    private int clicks;
    private int characters;
    private int spelled;

    /** Clicks in the main window. */
    void click(Player who, String id) {
        who.await(() -> shows(who.window().getScene(), id));
        who.click(id);
        clicks++;
    }

    /** Clicks in another window. */
    void click(Player who, Stage in, String id) {
        Fx.await(() -> shows(in.getScene(), id));
        who.click(in, id);
        clicks++;
    }

    /** Clicks into a field and types something that the person knows. */
    void type(Player who, String id, String text) {
        click(who, id);
        Keys.write(who.window().getScene(), text);
        characters += text.length();
    }

    /** As {@link #type}, of what somebody else reads out. */
    void typeAsHeard(Player who, String id, String text) {
        type(who, id, text);
        spelled += text.length();
    }

    /** Opens a chat by its card, and sends a message with Enter. @return when Enter was pressed, in nanoseconds */
    long send(Player who, String to, String text) {
        who.openChat(to);
        clicks++;
        Scene chat = who.chat(to).orElseThrow().getScene();
        Fx.await(() -> chat.getFocusOwner() == chat.lookup("#composer"));
        Keys.write(chat, text);
        characters += text.length() + 1;
        long pressed = System.nanoTime();
        Keys.press(chat, KeyCode.ENTER);
        return pressed;
    }

    /** What a person needs who does all of it one after the other. */
    double seconds() {
        return clicks * (THINK + CLICK) + characters * KEY + spelled * SPELL;
    }

    /** @param machine how long the program took meanwhile, in nanoseconds */
    String words(long machine) {
        return String.format(Locale.ROOT,
                "%d clicks and %d keys, %d of them spelled out; %.1f s of the machine, and about %.0f s of a person"
                        + " by the keystroke-level model",
                clicks, characters, spelled, machine / 1e9, seconds());
    }

    static boolean shows(Scene scene, String id) {
        Node node = scene.lookup(id);
        boolean shown = node != null;
        for (Node part = node; part != null; part = part.getParent()) {
            shown &= part.isVisible();
        }
        return shown && !node.isDisabled();
    }
}
