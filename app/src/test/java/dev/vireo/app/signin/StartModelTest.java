package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StartModelTest {

    private final Door door = new Door();
    private final StartModel model = new StartModel(door, door.clock, _ -> {});

    @Test
    void whoWritesTheirOwnUsernameKeepsIt() {
        model.account().displayNameProperty().set("Shyam");
        assertThat(model.account().usernameProperty().get()).isEqualTo("shyam");
        model.account().usernameProperty().set("boss");
        model.account().displayNameProperty().set("Shyam Sundar");
        assertThat(model.account().usernameProperty().get()).isEqualTo("boss");
    }

    @ParameterizedTest
    @CsvSource({"1111111111,REPEATED", "qwertyuiop,SEQUENCE", "'          ',REPEATED", "lakshman2026,PERSONAL", "sunnyhill99,PERSONAL",
        "password123,COMMON", "correct horse battery,NONE"})
    void aCommonPasswordIsRejectedBeforeItIsSent(String password, FieldFault fault) {
        model.officeProperty().set("Sunny Hill");
        model.account().displayNameProperty().set("Lakshman");
        assertThat(model.judge(password)).isEqualTo(fault);
        model.submit(password);
        assertThat(model.account().passwordFaultProperty().get()).isEqualTo(fault);
        assertThat(door.tries).isEqualTo(fault == FieldFault.NONE ? 1 : 0);
    }

    @Test
    void eachFieldSaysWhatIsWrongWithIt() {
        model.account().displayNameProperty().set("S".repeat(61));
        model.account().usernameProperty().set("no spaces");
        model.submit("nine char");
        assertThat(model.officeFaultProperty().get()).isEqualTo(FieldFault.MISSING);
        assertThat(model.account().displayNameFaultProperty().get()).isEqualTo(FieldFault.TOO_LONG);
        assertThat(model.account().usernameFaultProperty().get()).isEqualTo(FieldFault.SHAPE);
        assertThat(model.account().passwordFaultProperty().get()).isEqualTo(FieldFault.TOO_SHORT);
        assertThat(door.tries).isZero();
    }
}
