package uk.interborough.ui.joint;

import uk.interborough.ui.parts.ChoiceGroup;

/** Why agreements and schemes end (agreement, clauses 8.2 and 14). */
final class Endings {

    private Endings() {}

    static String words(String ending) {
        return switch (ending) {
            case "ALL_AGREED" -> "All participating authorities agreed";
            case "REPLACED" -> "Another agreement signed by all replaces it";
            case "PROVIDER_CEASED" -> "The provider ceased to trade";
            case "UNITS_TAKEN_UP" -> "The others took its units up";
            default -> ending;
        };
    }

    static ChoiceGroup<String> ofAScheme() {
        ChoiceGroup<String> group = ChoiceGroup.one("Why does it end?", "ending");
        for (String each : new String[] {"ALL_AGREED", "REPLACED", "PROVIDER_CEASED"}) {
            group.choice(each, words(each), "");
        }
        return group;
    }

    static ChoiceGroup<String> ofAnAgreement() {
        return ofAScheme()
                .choice(
                        "UNITS_TAKEN_UP",
                        words("UNITS_TAKEN_UP"),
                        "A partner cannot simply leave: first the others take its units up (clause 8.2).");
    }
}
