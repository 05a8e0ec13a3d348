package uk.interborough.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemberWordTest {

    @Test
    void onlyLondonBoroughsTogetherAreBoroughs() {
        assertThat(MemberWord.of(List.of(authority("LBO"), authority("LBO"))).labels())
                .isEqualTo("Boroughs");
        assertThat(MemberWord.of(List.of(authority("LBO"), authority("MD"))).several())
                .isEqualTo("authorities");
        assertThat(MemberWord.of(List.of(authority("UA"))).label()).isEqualTo("Authority");
        assertThat(MemberWord.of(List.of()).one()).isEqualTo("authority");
    }

    private static Authority authority(String kind) {
        return new Authority("authority-1", "Somewhere", "somewhere", "SOM", kind);
    }
}
