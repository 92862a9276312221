package dev.vireo.app.chat.compose;

import dev.vireo.app.transfer.Upload;
import java.util.List;

/** A message as it was written, with the files that go with it. */
public record ComposedMessage(String text, List<Upload> files) {
}
