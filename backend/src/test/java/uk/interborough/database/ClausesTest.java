package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.schema.PublishedContract;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** Each clause that is cited is held, wherever it is cited. What directives cite is checked at the start. */
@Tag("database")
class ClausesTest {
    private static final Pattern CITED =
            Pattern.compile("\\b([PNJL]) ?(Schedule \\d+(?: §[\\d.]*\\d)?|\\d+(?:\\.\\d+)*(?:\\(\\w+\\))?)(?![\\w-])");

    private final PlainSql owner = PlainSql.over(TestDatabase.demonstration().owner());
    private final List<String> held = owner.values("select app.clauses_held()");

    @Test
    void inAComment() {
        assertThat(held).containsAll(cited(String.join("\n", owner.values("""
                        select d.description from pg_description d
                        where d.classoid in ('pg_class'::regclass, 'pg_proc'::regclass) and d.objoid >= 16384
                        """))));
    }

    @Test
    void inTheContract() {
        assertThat(held).containsAll(cited(PublishedContract.text()));
    }

    @Test
    void inAFault() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> quoted = new TreeSet<>();
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher text = Pattern.compile("\"([PNJL] [^\"]+)\"").matcher(Files.readString(source));
                while (text.find()) {
                    quoted.addAll(cited(text.group(1)));
                }
            }
            assertThat(quoted).isNotEmpty();
            assertThat(held).containsAll(quoted);
        }
    }

    @Test
    void inWhatANoticeIsChosenFrom() {
        assertThat(held).containsAll(chosenFrom());
    }

    private List<String> chosenFrom() {
        return owner.values("""
                select clause from notice_reason
                union select concern_clause from notice_reason where concern_clause is not null
                union select clause from notice_term where clause is not null
                """);
    }

    @Test
    void andNoneIsHeldThatNobodyCites() {
        Set<String> all = cited(
                String.join("\n", owner.values("select d.description from pg_description d where d.objoid >= 16384")));
        Matcher inTheContract = Pattern.compile("@clause\\(ref : \"([^\"]*)\", source : \"([^\"]*)\"\\)")
                .matcher(PublishedContract.text());
        while (inTheContract.find()) {
            all.add(inTheContract.group(2) + " " + inTheContract.group(1));
        }
        all.addAll(chosenFrom());
        assertThat(all)
                .containsAll(held.stream()
                        .filter(each -> !each.equals("N Member authorities"))
                        .toList());
    }

    private static Set<String> cited(String text) {
        Set<String> cited = new TreeSet<>();
        Matcher citation = CITED.matcher(text);
        while (citation.find()) {
            cited.add(citation.group(1) + " " + citation.group(2));
        }
        return cited;
    }
}
