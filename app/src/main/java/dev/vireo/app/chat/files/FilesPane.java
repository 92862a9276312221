package dev.vireo.app.chat.files;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.transfer.Upload;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Dimension2D;
import javafx.scene.layout.Region;

/**
 * The attachments of a message, inside its bubble: pictures first, a few lines of texts, a row for everything else. All of it has
 * its room before anything of it is there, so that nothing moves when it comes. Used again for message after message.
 */
public final class FilesPane extends Region {

    private static final double ROW = 280;
    private static final double ROW_HEIGHT = 52;
    private static final double GRID = 304;
    private static final double HIGHEST = 300;
    private static final double MIN_WIDTH = 72;
    private static final double MIN_HEIGHT = 48;
    private static final double BETWEEN = 4;

    private final FileServices services;
    private final List<PictureTile> pictures = new ArrayList<>();
    private final List<Region> others = new ArrayList<>();
    private List<?> shown = List.of();
    private Dimension2D single = new Dimension2D(0, 0);

    public FilesPane(FileServices services) {
        this.services = services;
        setId("files");
        getStyleClass().add("files");
    }

    /**
     * Shows the files of a message: those that the office has, or those on their way.
     *
     * @param look shows one of the pictures large
     */
    public void show(ChatMessage message, List<Attachment> files, Consumer<Attachment> look) {
        boolean coming = files.isEmpty() && message.number() == 0;
        List<?> now = coming ? message.uploads() : files;
        if (now.equals(shown)) {
            return;
        }
        shown = List.copyOf(now);
        if (coming) {
            showComing(message.uploads());
            message.uploads().forEach(upload -> services.previews().local(upload, _ -> turnedIntoPicture(upload)));
            return;
        }
        if (message.uploads().size() == files.size()) {
            for (int i = 0; i < files.size(); i++) {
                services.previews().sent(message.uploads().get(i), files.get(i));
            }
        }
        show(files, look);
    }

    /** Whether a message carries anything that shows. */
    public static boolean has(ChatMessage message, List<Attachment> files) {
        return !files.isEmpty() || message.number() == 0 && !message.uploads().isEmpty();
    }

    /** Whether it is a picture that can be looked at here. */
    public static boolean isPicture(Attachment file) {
        return file.preview() == Preview.IMAGE && file.width() != null && file.height() != null && file.width() > 0 && file.height() > 0;
    }

    private void show(List<Attachment> files, Consumer<Attachment> look) {
        clear();
        List<Attachment> images = files.stream().filter(FilesPane::isPicture).toList();
        for (Attachment image : images) {
            pictures.add(new PictureTile(services, image, images.size() > 1, look));
        }
        if (images.size() == 1) {
            single = new Dimension2D(orOne(images.getFirst().width()), orOne(images.getFirst().height()));
        }
        for (Attachment file : files) {
            if (!images.contains(file)) {
                others.add(new FileRow(services.saves(), services.dragging(), file));
                if (file.preview() == Preview.TEXT) {
                    others.add(new TextTile(services.previews(), file));
                }
            }
        }
        place();
    }

    private void showComing(List<Upload> uploads) {
        clear();
        List<Upload> images = uploads.stream().filter(upload -> services.previews().localKnown(upload).isPresent()).toList();
        for (Upload upload : images) {
            LocalPicture picture = services.previews().localKnown(upload).orElseThrow();
            pictures.add(new PictureTile(upload, picture, images.size() > 1));
            single = new Dimension2D(picture.width(), picture.height());
        }
        uploads.stream().filter(upload -> !images.contains(upload)).forEach(upload -> others.add(new FileRow(upload)));
        place();
    }

    /** A file on its way turns out to be a picture. */
    private void turnedIntoPicture(Upload upload) {
        boolean asRow = shown.contains(upload) && others.stream().anyMatch(row -> row instanceof FileRow file && file.shows(upload));
        if (asRow) {
            showComing(shown.stream().map(Upload.class::cast).toList());
            Optional.ofNullable(getParent()).ifPresent(javafx.scene.Parent::requestLayout);
        }
    }

    private void clear() {
        pictures.forEach(PictureTile::close);
        others.forEach(each -> {
            if (each instanceof FileRow row) {
                row.close();
            }
        });
        pictures.clear();
        others.clear();
    }

    private void place() {
        List<Region> all = new ArrayList<>(pictures);
        all.addAll(others);
        getChildren().setAll(all);
        requestLayout();
    }

    private static int orOne(@org.jspecify.annotations.Nullable Integer pixels) {
        return pixels == null ? 1 : pixels;
    }

    // --- layout ---------------------------------------------------------------------------------------------------------

    private int columns() {
        return switch (pictures.size()) {
            case 0, 1 -> 1;
            case 2, 4 -> 2;
            default -> 3;
        };
    }

    /** A lone picture in this much room: never larger than it is, never too small to hit. */
    private Dimension2D single(double room) {
        double scale = Math.min(1, Math.min(Math.min(room, GRID) / single.getWidth(), HIGHEST / single.getHeight()));
        return new Dimension2D(Math.min(room, Math.max(MIN_WIDTH, Math.round(single.getWidth() * scale))),
                Math.max(MIN_HEIGHT, Math.round(single.getHeight() * scale)));
    }

    private double cell(double room) {
        return Math.floor((Math.min(room, GRID) - (columns() - 1) * BETWEEN) / columns());
    }

    private double picturesWidth(double room) {
        return pictures.isEmpty() ? 0 : pictures.size() == 1 ? single(room).getWidth() : Math.min(room, GRID);
    }

    private double picturesHeight(double room) {
        if (pictures.size() <= 1) {
            return pictures.isEmpty() ? 0 : single(room).getHeight();
        }
        int rows = (pictures.size() + columns() - 1) / columns();
        return rows * cell(room) + (rows - 1) * BETWEEN;
    }

    private static double height(Region part) {
        return part instanceof TextTile text ? text.height() : ROW_HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(picturesWidth(GRID), others.isEmpty() ? 0 : ROW);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? computePrefWidth(-1) : width;
        double height = picturesHeight(room);
        for (Region part : others) {
            height += (height > 0 ? BETWEEN : 0) + height(part);
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        double room = Math.min(getWidth(), computePrefWidth(-1));
        if (pictures.size() == 1) {
            pictures.getFirst().resizeRelocate(0, 0, single(room).getWidth(), single(room).getHeight());
        } else {
            double cell = cell(room);
            for (int i = 0; i < pictures.size(); i++) {
                pictures.get(i).resizeRelocate(i % columns() * (cell + BETWEEN), i / columns() * (cell + BETWEEN), cell, cell);
            }
        }
        double y = picturesHeight(room);
        for (Region part : others) {
            y += y > 0 ? BETWEEN : 0;
            part.resizeRelocate(0, y, room, height(part));
            y += height(part);
        }
    }
}
