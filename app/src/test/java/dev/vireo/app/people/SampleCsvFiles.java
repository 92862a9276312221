package dev.vireo.app.people;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Window;

/** A person who chooses this file, or none. */
record SampleCsvFiles(Supplier<Optional<Path>> toOpen, Supplier<Optional<Path>> toSave) implements CsvFiles {

    @Override
    public Optional<Path> open(Window owner) {
        return toOpen.get();
    }

    @Override
    public Optional<Path> save(Window owner, String name) {
        return toSave.get().map(folder -> folder.resolve(name));
    }
}
