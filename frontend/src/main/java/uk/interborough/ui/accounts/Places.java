package uk.interborough.ui.accounts;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Map;
import uk.interborough.ui.accounts.Account.Held;
import uk.interborough.ui.accounts.Account.Place;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.ChoiceGroup;

/** What can be chosen for an account: authorities, and roles, the coordinator's once for each partnership. */
record Places(Page<Place> authorities, Page<Place> partnerships) {

    static Places ask(Api api) {
        return api.ask("account-choices", Map.of(), Places.class);
    }

    ComboBox<Place> authorityBox() {
        ComboBox<Place> box = new ComboBox<>("Authority");
        box.setItems(authorities.nodes());
        box.setItemLabelGenerator(Place::name);
        box.setHelperText("Needed for every role but coordinator and administrator.");
        box.setClearButtonVisible(true);
        return box;
    }

    ChoiceGroup<Held> roleBoxes() {
        ChoiceGroup<Held> boxes = ChoiceGroup.several("Roles", "roles");
        for (RoleName role : RoleName.values()) {
            List<Held> choices = role == RoleName.COORDINATOR
                    ? partnerships.nodes().stream()
                            .map(partnership -> new Held(role, partnership))
                            .toList()
                    : List.of(new Held(role, null));
            choices.forEach(held -> boxes.choice(held, held.label(), role.hint));
        }
        return boxes;
    }
}
