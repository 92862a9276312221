package dev.vireo.app.people;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.people.PeopleFile.Contents;
import dev.vireo.app.people.PeopleFile.FileFault;
import dev.vireo.protocol.OfficeRole;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeopleFileTest {

    private static final List<OfficeRole> ALL = List.of(OfficeRole.values());

    private static Contents read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static Contents read(byte[] bytes) {
        return PeopleFile.read(bytes, NameFault.namesOf(List.of(SamplePeople.user("shyam", "Shyam", "", OfficeRole.OWNER))), ALL);
    }

    private static List<NameFault> faults(String row) {
        return read("username,display_name,title,department,role\n" + row + "\n").rows().getFirst().faults();
    }

    @Test
    void columnsAreFoundByTheirNamesWhereverTheyStand() {
        Contents contents = read(
                "Role,Display name,Phone,USERNAME,title,department\r\nadmin,Sita,123,sita,Head of operations,Operations\r\n");
        assertThat(contents.rows()).containsExactly(
                new ImportRow(2, "sita", "Sita", "Head of operations", "Operations", OfficeRole.ADMIN, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void spreadsheetsOfAllCountriesCanBeRead(String separator) {
        Contents contents = read("\uFEFF" + String.join(separator, "username", "display_name") + "\r\n"
                + String.join(separator, "rama", "\"Rama " + separator + " the \"\"Archer\"\"\"") + "\r\n");
        assertThat(contents.rows().getFirst().name()).isEqualTo("Rama " + separator + " the \"Archer\"");
        assertThat(contents.rows().getFirst().username()).isEqualTo("rama");
    }

    @Test
    void emptyLinesAreNobodyAndLinesAreCountedAsInTheFile() {
        Contents contents = read("\nusername,display_name\n\n,,\nrama,Rama\n   \nsita,Sita");
        assertThat(contents.rows()).extracting(ImportRow::username).containsExactly("rama", "sita");
        assertThat(contents.rows()).extracting(ImportRow::line).containsExactly(5L, 7L);
    }

    @Test
    void whatIsMissingAtTheEndOfARowIsEmptyAndTheRoleIsMember() {
        assertThat(read("username,display_name,title,role\nrama,Rama").rows().getFirst())
                .isEqualTo(new ImportRow(2, "rama", "Rama", "", "", OfficeRole.MEMBER, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ",Rama|USERNAME_MISSING", "ra,Rama|USERNAME_FORM", "Rama,Rama|USERNAME_FORM", "9rama,Rama|USERNAME_FORM",
        "r\u0101ma,Rama|USERNAME_FORM", "everyone,Rama|USERNAME_RESERVED", "shyam,Rama|USERNAME_TAKEN", "shyarn,Rama|USERNAME_SIMILAR",
        "rama,|NAME_MISSING", "rama,...|NAME_LETTERLESS", "rama,Vireo|NAME_RESERVED", "rama,Shy\u0430m|NAME_SIMILAR",
        "rama,Ra\u202Ema|HIDDEN_CHARACTERS", "rama,Rama,,,boss|ROLE_UNKNOWN", "rama,Rama,,,member,more|TOO_MANY_COLUMNS"})
    void aBadRowSaysWhy(String row, NameFault fault) {
        assertThat(faults(row)).containsExactly(fault);
        assertThat(fault.words()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"61,NAME_LONG", "60,"})
    void lengthsAreCountedAsTheServerCountsThem(int length, NameFault fault) {
        List<NameFault> expected = fault == null ? List.of() : List.of(fault);
        assertThat(faults("rama," + "e\u0301".repeat(length))).isEqualTo(expected);
        assertThat(faults("rama," + "\uD835\uDD38".repeat(length))).isEqualTo(expected);
    }

    @Test
    void tooLongTitlesAndDepartmentsAreTold() {
        assertThat(faults("rama,Rama," + "x".repeat(81) + "," + "y".repeat(81)))
                .containsExactly(NameFault.TITLE_LONG, NameFault.DEPARTMENT_LONG);
        assertThat(faults("rama,Rama," + "x".repeat(80))).isEmpty();
    }

    @Test
    void ofTwoAlikeInTheFileTheSecondIsTheBadOne() {
        Contents contents = read("username,display_name\nrama,Rama\nrama,Rama of Ayodhya\nrarna,Sita\nr.ama,Rama");
        assertThat(contents.rows()).extracting(ImportRow::faults).containsExactly(List.of(), List.of(NameFault.USERNAME_TWICE),
                List.of(NameFault.USERNAME_SIMILAR), List.of());
    }

    @Test
    void namesakesAreFine() {
        assertThat(faults("other,Shyam")).isEmpty();
    }

    @Test
    void whatOneMayNotGiveIsABadRow() {
        byte[] file = "username,display_name,role\nrama,Rama,owner\nsita,Sita,guest".getBytes(UTF_8);
        assertThat(PeopleFile.read(file, NameFault.namesOf(List.of()), List.of(OfficeRole.MEMBER, OfficeRole.GUEST)).rows())
                .extracting(ImportRow::faults).containsExactly(List.of(NameFault.ROLE_NOT_YOURS), List.of());
    }

    @Test
    void aThousandAreTakenAtOnceAndNoMore() {
        String rows = IntStream.rangeClosed(1, 1_002).mapToObj(each -> "p" + each + "x,Rama").collect(Collectors.joining("\n"));
        Contents contents = read("username,display_name\n" + rows);
        assertThat(contents.rows()).hasSize(1_002);
        assertThat(contents.rows().stream().filter(ImportRow::good)).hasSize(1_000);
        assertThat(contents.rows().getLast().faults()).containsExactly(NameFault.TOO_MANY_PEOPLE);
    }

    @Test
    void aFileThatIsNoListSaysWhatItIs(@TempDir Path folder) {
        assertThat(read("").fault()).contains(FileFault.EMPTY);
        assertThat(read("username,display_name\n").fault()).contains(FileFault.EMPTY);
        assertThat(read("name,mail\nRama,rama\n").fault()).contains(FileFault.NO_HEADER);
        assertThat(read("username,display_name\nrama,\"Rama").fault()).contains(FileFault.NOT_CSV);
        assertThat(read("username,display_name\nrama,R\u00e4ma".getBytes(ISO_8859_1)).fault()).contains(FileFault.NOT_UTF8);
        assertThat(read("username,display_name\nrama,Rama".getBytes(UTF_16)).fault()).contains(FileFault.NOT_UTF8);
        assertThat(PeopleFile.read(folder.resolve("nowhere.csv"), NameFault.namesOf(List.of()), ALL).fault())
                .contains(FileFault.UNREADABLE);
    }
}
