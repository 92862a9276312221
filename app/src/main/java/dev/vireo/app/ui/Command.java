package dev.vireo.app.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/**
 * What can be asked for by a name, most of it by a key as well. Menus, tooltips, the quick switcher and the list of keyboard shortcuts all
 * read it here.
 */
public enum Command {

    /** The quick switcher. */
    GO_TO(CommandScope.EVERYWHERE, Feather.SEARCH, with(KeyCode.K)),
    /** To the next conversation that waits. */
    NEXT_UNREAD(CommandScope.EVERYWHERE, Feather.ARROW_DOWN, pressed(KeyCode.DOWN, KeyCombination.ALT_DOWN, KeyCombination.SHIFT_DOWN)),
    PREVIOUS_UNREAD(CommandScope.EVERYWHERE, Feather.ARROW_UP, pressed(KeyCode.UP, KeyCombination.ALT_DOWN, KeyCombination.SHIFT_DOWN)),
    /** In all messages. */
    FIND(CommandScope.EVERYWHERE, Feather.SEARCH, with(KeyCode.F, KeyCombination.SHIFT_DOWN), with(KeyCode.F)),
    /** What was saved for later. */
    SAVED(CommandScope.EVERYWHERE, Feather.BOOKMARK, with(KeyCode.S, KeyCombination.SHIFT_DOWN)),
    /** What is to be sent later. */
    SCHEDULED(CommandScope.EVERYWHERE, Feather.CLOCK),
    DASHBOARD(CommandScope.EVERYWHERE, Feather.GRID, with(KeyCode.DIGIT1)),
    MESSAGES(CommandScope.EVERYWHERE, Feather.MESSAGE_SQUARE, with(KeyCode.DIGIT2)),
    NEW_CHANNEL(CommandScope.EVERYWHERE, Feather.PLUS, with(KeyCode.N, KeyCombination.SHIFT_DOWN)),
    BROWSE_CHANNELS(CommandScope.EVERYWHERE, Feather.HASH, with(KeyCode.L, KeyCombination.SHIFT_DOWN)),
    PROFILE(CommandScope.EVERYWHERE, Feather.USER),
    STATUS(CommandScope.EVERYWHERE, Feather.SMILE),
    CLEAR_STATUS(CommandScope.EVERYWHERE, Feather.X_CIRCLE),
    ONLINE(CommandScope.EVERYWHERE, Feather.CIRCLE),
    AWAY(CommandScope.EVERYWHERE, Feather.MOON),
    DO_NOT_DISTURB(CommandScope.EVERYWHERE, Feather.MINUS_CIRCLE),
    DO_NOT_DISTURB_HALF_HOUR(CommandScope.EVERYWHERE, Feather.MINUS_CIRCLE),
    DO_NOT_DISTURB_HOUR(CommandScope.EVERYWHERE, Feather.MINUS_CIRCLE),
    DO_NOT_DISTURB_TOMORROW(CommandScope.EVERYWHERE, Feather.MINUS_CIRCLE),
    PEOPLE(CommandScope.EVERYWHERE, Feather.USERS),
    INVITE(CommandScope.EVERYWHERE, Feather.USER_PLUS),
    SETTINGS(CommandScope.EVERYWHERE, Feather.SETTINGS, with(KeyCode.COMMA)),
    AUDIT(CommandScope.EVERYWHERE, Feather.LIST),
    HOSTING(CommandScope.EVERYWHERE, Feather.MONITOR),
    LARGER_TEXT(CommandScope.EVERYWHERE, Feather.ZOOM_IN, with(KeyCode.PLUS), with(KeyCode.ADD), with(KeyCode.EQUALS),
            with(KeyCode.EQUALS, KeyCombination.SHIFT_DOWN)),
    SMALLER_TEXT(CommandScope.EVERYWHERE, Feather.ZOOM_OUT, with(KeyCode.MINUS), with(KeyCode.SUBTRACT)),
    NORMAL_TEXT(CommandScope.EVERYWHERE, Feather.MAXIMIZE, with(KeyCode.DIGIT0), with(KeyCode.NUMPAD0)),
    SHORTCUTS(CommandScope.EVERYWHERE, Feather.COMMAND, with(KeyCode.SLASH), with(KeyCode.DIVIDE),
            with(KeyCode.DIGIT7, KeyCombination.SHIFT_DOWN), with(KeyCode.COLON, KeyCombination.SHIFT_DOWN)),
    HELP(CommandScope.EVERYWHERE, Feather.HELP_CIRCLE, pressed(KeyCode.F1)),
    NEXT_PANE(CommandScope.EVERYWHERE, Feather.SIDEBAR, pressed(KeyCode.F6)),
    PREVIOUS_PANE(CommandScope.EVERYWHERE, Feather.SIDEBAR, pressed(KeyCode.F6, KeyCombination.SHIFT_DOWN)),
    STEP_OUT(CommandScope.EVERYWHERE, Feather.CORNER_UP_LEFT, pressed(KeyCode.ESCAPE)),
    CLOSE_WINDOW(CommandScope.EVERYWHERE, Feather.X, with(KeyCode.W)),
    SIGN_OUT(CommandScope.EVERYWHERE, Feather.LOG_OUT),
    QUIT(CommandScope.EVERYWHERE, Feather.POWER, with(KeyCode.Q)),

    OPEN(CommandScope.LISTS, Feather.MESSAGE_CIRCLE, pressed(KeyCode.ENTER)),
    OPEN_IN_WINDOW(CommandScope.LISTS, Feather.EXTERNAL_LINK, with(KeyCode.O, KeyCombination.SHIFT_DOWN)),
    MARK_READ(CommandScope.LISTS, Feather.CHECK, with(KeyCode.M, KeyCombination.SHIFT_DOWN)),
    MENU(CommandScope.LISTS, Feather.MENU, pressed(KeyCode.F10, KeyCombination.SHIFT_DOWN), pressed(KeyCode.CONTEXT_MENU)),

    FIND_HERE(CommandScope.CHAT, Feather.SEARCH, with(KeyCode.F)),
    JUMP_TO_LATEST(CommandScope.CHAT, Feather.CHEVRONS_DOWN, with(KeyCode.J)),
    JUMP_TO_DATE(CommandScope.CHAT, Feather.CALENDAR, with(KeyCode.J, KeyCombination.SHIFT_DOWN)),
    NEXT_THREAD(CommandScope.CHAT, Feather.MESSAGE_SQUARE, with(KeyCode.T, KeyCombination.SHIFT_DOWN)),
    ATTACH(CommandScope.CHAT, Feather.PAPERCLIP, with(KeyCode.U, KeyCombination.SHIFT_DOWN)),

    SEND(CommandScope.WRITING, Feather.SEND, pressed(KeyCode.ENTER)),
    SCHEDULE(CommandScope.WRITING, Feather.CLOCK, with(KeyCode.ENTER, KeyCombination.SHIFT_DOWN)),
    NEW_LINE(CommandScope.WRITING, Feather.CORNER_DOWN_LEFT, pressed(KeyCode.ENTER, KeyCombination.SHIFT_DOWN)),
    EDIT_LAST(CommandScope.WRITING, Feather.EDIT_2, pressed(KeyCode.UP)),

    REACT(CommandScope.MESSAGE, Feather.SMILE, pressed(KeyCode.E)),
    REPLY(CommandScope.MESSAGE, Feather.MESSAGE_SQUARE, pressed(KeyCode.R), pressed(KeyCode.ENTER)),
    QUOTE(CommandScope.MESSAGE, Feather.CORNER_UP_LEFT, pressed(KeyCode.Q)),
    COPY(CommandScope.MESSAGE, Feather.COPY, pressed(KeyCode.C), with(KeyCode.C)),
    SELECT(CommandScope.MESSAGE, Feather.MENU, pressed(KeyCode.UP, KeyCombination.SHIFT_DOWN),
            pressed(KeyCode.DOWN, KeyCombination.SHIFT_DOWN)),
    SELECT_ALL(CommandScope.MESSAGE, Feather.MENU, with(KeyCode.A)),
    LINK(CommandScope.MESSAGE, Feather.LINK, pressed(KeyCode.L)),
    FORWARD(CommandScope.MESSAGE, Feather.CORNER_UP_RIGHT, pressed(KeyCode.F)),
    PIN(CommandScope.MESSAGE, Feather.MAP_PIN, pressed(KeyCode.P)),
    SAVE_FOR_LATER(CommandScope.MESSAGE, Feather.BOOKMARK, pressed(KeyCode.S)),
    REMIND(CommandScope.MESSAGE, Feather.CLOCK, pressed(KeyCode.T)),
    EDIT(CommandScope.MESSAGE, Feather.EDIT_2, pressed(KeyCode.F2)),
    MARK_UNREAD(CommandScope.MESSAGE, Feather.BELL, pressed(KeyCode.U)),
    DELETE(CommandScope.MESSAGE, Feather.TRASH_2, pressed(KeyCode.DELETE));

    /** Where the slash lies on German, Italian, Spanish, Nordic and French keyboards: what a key is there, its code does not say. */
    private static final Set<KeyCombination> OTHER_KEYBOARDS = Set.of(with(KeyCode.DIGIT7, KeyCombination.SHIFT_DOWN),
            with(KeyCode.COLON, KeyCombination.SHIFT_DOWN));

    private static final char LEFT_TO_RIGHT = '\u200e';

    private final CommandScope scope;
    private final Feather icon;
    private final List<KeyCombination> keys;

    Command(CommandScope scope, Feather icon, KeyCombination... keys) {
        this.scope = scope;
        this.icon = icon;
        this.keys = List.of(keys);
    }

    private static KeyCombination pressed(KeyCode key, Modifier... modifiers) {
        return new KeyCodeCombination(key, modifiers);
    }

    /** With the key that this system has for shortcuts. */
    private static KeyCombination with(KeyCode key, Modifier... more) {
        return new KeyCodeCombination(key,
                Stream.concat(Stream.of(KeyCombination.SHORTCUT_DOWN), Stream.of(more)).toArray(Modifier[]::new));
    }

    /** What these keys mean in every window of an office, if anything. */
    public static Optional<Command> of(KeyEvent event) {
        return of(event, CommandScope.EVERYWHERE).filter(command -> command != STEP_OUT);
    }

    /** What these keys mean there, if anything. */
    public static Optional<Command> of(KeyEvent event, CommandScope scope) {
        return in(scope).filter(each -> each.keys.stream().anyMatch(combination -> combination.match(event))).findFirst();
    }

    /** Those that hold there, in the order in which they are listed. */
    public static Stream<Command> in(CommandScope scope) {
        return Stream.of(values()).filter(each -> each.scope == scope);
    }

    /** As the person reads it: "New channel". */
    public String words() {
        return Texts.of(Command.class).get("command." + id());
    }

    /** Other words that somebody might look for it by; empty if there are none. */
    public String otherWords() {
        Texts texts = Texts.of(Command.class);
        return texts.has("also." + id()) ? texts.get("also." + id()) : "";
    }

    public Feather icon() {
        return icon;
    }

    /** The keys as this system writes them, as in {@code Ctrl+K}; empty where it has none. */
    public String keys() {
        return keys.isEmpty() ? "" : shown(keys.getFirst());
    }

    /** Every way to press it, as this system writes them; what only says the same for another keyboard is left out. */
    public List<String> everyKeys() {
        return keys.stream().filter(key -> !OTHER_KEYBOARDS.contains(key)).map(Command::shown).distinct().toList();
    }

    /** The signs of keys stay in their order within words that run from right to left. */
    private static String shown(KeyCombination combination) {
        String keys = combination.getDisplayText();
        return Texts.language().rightToLeft() ? LEFT_TO_RIGHT + keys + LEFT_TO_RIGHT : keys;
    }

    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** The letter that alone does it where it holds; empty where there is none. */
    public String letter() {
        return keys.stream().filter(key -> key instanceof KeyCodeCombination only && only.getCode().isLetterKey()
                && only.getShortcut() != KeyCombination.ModifierValue.DOWN)
                .map(key -> ((KeyCodeCombination) key).getCode().getChar().toLowerCase(Locale.ROOT)).findFirst().orElse("");
    }

    /** Whether it makes sense to choose it by its name from a list, and not only to press its keys where one is. */
    public boolean byName() {
        return (scope == CommandScope.EVERYWHERE || scope == CommandScope.CHAT || this == MARK_READ || this == OPEN_IN_WINDOW)
                && this != GO_TO && this != NEXT_PANE && this != PREVIOUS_PANE && this != STEP_OUT;
    }

    /** "Dashboard (Ctrl+1)". */
    public String wordsWithKeys() {
        return hasKeys() ? Texts.of(Command.class).get("command.keys", words(), keys()) : words();
    }

    /** Has a menu show its keys beside it. That they do it is up to the window. */
    public void show(MenuItem item) {
        if (hasKeys()) {
            item.setAccelerator(keys.getFirst());
        }
    }

    /** Of its texts and nodes: {@code jump-to-date}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
