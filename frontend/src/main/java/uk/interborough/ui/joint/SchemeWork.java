package uk.interborough.ui.joint;

import java.time.LocalDate;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Viewer;

/** Who works on which scheme, and on what day. */
record SchemeWork(Api api, Viewer viewer, JointScheme scheme, LocalDate today) {

    /** Whether the viewer writes for the lead authority. */
    boolean leads() {
        return viewer.writesJoint() && viewer.isOf(scheme.lead().id());
    }

    /** Whether the viewer writes for an authority that takes part. */
    boolean takesPart() {
        return viewer.writesJoint() && scheme.isOpen();
    }

    /** Whether something is for the viewer's authority to write. */
    boolean writesFor(String authorityId) {
        return viewer.writesJoint() && viewer.isOf(authorityId);
    }
}
