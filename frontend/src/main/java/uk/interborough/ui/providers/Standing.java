package uk.interborough.ui.providers;

import java.util.List;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.purchasing.PurchasingStatus;

/** What authorities told of a provider and decided about it, as far as whoever asks reads notices. */
record Standing(List<Provider.About> notices, List<PurchasingStatus> purchasing) {

    static Standing ask(Api api, Viewer viewer, String provider) {
        return viewer.readsNotices()
                ? new Standing(Provider.notices(api, provider), PurchasingStatus.ask(api, provider))
                : new Standing(List.of(), List.of());
    }
}
