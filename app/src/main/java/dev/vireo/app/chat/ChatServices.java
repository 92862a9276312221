package dev.vireo.app.chat;

import dev.vireo.app.actions.MessageSearch;
import dev.vireo.app.chat.files.FileServices;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.text.EmojiHabits;
import java.time.Clock;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;

/**
 * The services that chat windows need. FX thread.
 *
 * @param icons    the window's icon in its sizes
 * @param search   finds messages on the server
 * @param attended whether somebody is at this computer: else nothing is read
 */
public record ChatServices(Views views, Theme theme, Avatars avatars, BadgeClock badges, EmojiHabits emoji, List<Image> icons,
        FileServices files, Clock clock, MessageSearch search, ObservableValue<Boolean> attended) {
}
