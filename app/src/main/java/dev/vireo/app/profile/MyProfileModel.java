package dev.vireo.app.profile;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.EditedText;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The words of one's own profile while they are edited. They are saved together, but each is a change of its own: one that the office
 * refuses stands beside its field and holds up no other. FX thread.
 */
final class MyProfileModel {

    private final EditedText name;
    private final EditedText title;
    private final EditedText department;
    private final List<EditedText> all;
    private final ObservableValue<Boolean> editsWork;
    private final BooleanBinding edited;
    private final BooleanBinding saving;
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private boolean taken;

    MyProfileModel(Person me, ProfileActions own) {
        name = new EditedText(me.nameProperty(), own::changeDisplayName, FailureTexts::of);
        title = new EditedText(me.titleProperty(), own::changeTitle, FailureTexts::of);
        department = new EditedText(me.departmentProperty(), own::changeDepartment, FailureTexts::of);
        all = List.of(name, title, department);
        editsWork = me.roleProperty().map(role -> role.managesPeople());
        edited = Bindings.createBooleanBinding(() -> all.stream().anyMatch(each -> each.editedProperty().get()),
                all.stream().map(EditedText::editedProperty).toArray(BooleanBinding[]::new));
        saving = Bindings.createBooleanBinding(() -> all.stream().anyMatch(each -> each.change().runningProperty().get()),
                all.stream().map(each -> each.change().runningProperty()).toArray(ReadOnlyBooleanProperty[]::new));
        saving.subscribe((_, is) -> {
            taken = !is && all.stream().allMatch(each -> each.change().problemProperty().get().isEmpty());
            saved.set(taken && !edited.get());
        });
        // Whether something is still edited may be told a moment after the saving has ended.
        edited.subscribe(is -> {
            taken &= !is;
            saved.set(taken);
        });
    }

    EditedText name() {
        return name;
    }

    EditedText title() {
        return title;
    }

    EditedText department() {
        return department;
    }

    /** Whether I may change my title and department. */
    ObservableValue<Boolean> editsWork() {
        return editsWork;
    }

    /** Whether there is anything to save. */
    BooleanBinding editedProperty() {
        return edited;
    }

    BooleanBinding savingProperty() {
        return saving;
    }

    /** Whether all was saved, and nothing was typed since. */
    ReadOnlyBooleanProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    void save() {
        all.forEach(EditedText::save);
    }

    void undo() {
        all.forEach(EditedText::discard);
    }
}
