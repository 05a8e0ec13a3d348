package uk.interborough.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTableTest {

    @Test
    void whatIsInACellIsTextAndNeverMarkup() {
        String markup = new PlainTable<String>("Names & places")
                .text("Name", name -> name)
                .number("Letters", name -> String.valueOf(name.length()))
                .markup(List.of("<img src=x onerror='alert(1)'>"));

        assertThat(markup)
                .contains("<caption>Names &amp; places</caption>")
                .contains("<td>&lt;img src=x onerror=&#39;alert(1)&#39;&gt;</td><td class=\"ib-number\">30</td>");
    }
}
