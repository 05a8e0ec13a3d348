package uk.interborough.circulation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** Contacts of every member, and notices of which each text carries a mark. */
public final class NoticeWorld {
    public static final String MARK = "Zuckschwerdt";
    public static final String COORDINATOR = "coordinator@partnership.example";

    private final DataSource application;
    private final PlainSql owner;

    public NoticeWorld(TestDatabase database) {
        this(database.owner(), database.app());
    }

    NoticeWorld(DataSource owner, DataSource application) {
        this.owner = PlainSql.over(owner);
        this.application = application;
    }

    public PlainSql owner() {
        return owner;
    }

    /** An officer, to whom notices go, a deputy and a head of service of each member; a desk of each observer. */
    public NoticeWorld withContacts() {
        owner.does(
                "delete from notice_contact",
                """
                insert into notice_contact (partnership_id, authority_id, role, name, email, is_circulated)
                select m.partnership_id, m.authority_id, r.role, r.word || ' of ' || a.name, r.word || '@' || a.slug || '.example', r.role = 'OFFICER'
                from membership m join authority a on a.id = m.authority_id
                cross join (values ('OFFICER', 'officer'), ('DEPUTY', 'deputy'), ('HEAD_OF_SERVICE', 'head')) r (role, word)
                where m.left_on is null""",
                """
                insert into notice_contact (partnership_id, observer_id, role, name, email)
                select partnership_id, id, 'MAILBOX', name, 'desk@observer.example' from observer where left_on is null""",
                "update sharing_protocol set coordinator_email = '" + COORDINATOR + "'");
        return this;
    }

    /** A faultless draft of an authority. The identifier of its version. */
    public String draft(String partnership, String authority) {
        String version = owner.value("select app.uuid_v7()");
        owner.does(
                "insert into provider (id, name, address, email) select app.named_id('" + MARK + "'), 'Provider " + MARK
                        + "', '" + MARK
                        + " Road', 'provider@provider.example' where not exists (select from provider where id = app.named_id('"
                        + MARK + "'))",
                """
                with n as (
                    insert into notice (partnership_id, authority_id, provider_id, created_by, state, submitted_at)
                    select p.partnership_id, a.id, app.named_id('%1$s'), app.named_id('demo', 'account', 'commissioner.%3$s'),
                           case when p.is_submitted then 'SUBMITTED' else 'DRAFT' end, case when p.is_submitted then now() end
                    from sharing_protocol p, authority a
                    where p.partnership_id = app.named_id('partnership', '%2$s') and a.slug = '%3$s'
                    returning *)
                insert into notice_version (id, notice_id, partnership_id, authority_id, kind, changed_by, submitted_at, officer_name, officer_job_title,
                    officer_telephone, event_on, nature_id, nature_other, scope, service_name, ofsted_urn, contract_affected, placement_action_id,
                    placement_other, review_on, informed_on, informed_whom, contact_name, contact_position, contact_telephone)
                select '%4$s', n.id, n.partnership_id, n.authority_id, 'FIRST', n.created_by, n.submitted_at, 'Officer %1$s', 'Job %1$s', 'Tel %1$s',
                       app.today() - 3, app.named_id('notice_term', 'SERVICE_NATURE', 'OTHER'), 'Nature %1$s', 'SERVICE', 'Service %1$s', 'URN %1$s',
                       'Contract %1$s', case '%2$s' when 'NORTH_WEST' then app.named_id('notice_term', 'PLACEMENT_ACTION', 'OTHER') end, 'Placement %1$s', app.today() + 60,
                       app.today() - 1, 'Whom %1$s', 'Contact %1$s', 'Position %1$s', 'Telephone %1$s'
                from n""".formatted(MARK, partnership, authority, version),
                """
                insert into notice_content (notice_version_id, notice_id, partnership_id, authority_id, submitted_at, what_happened, what_was_seen,
                    provider_comments, commented_on, what_changed)
                select id, notice_id, partnership_id, authority_id, submitted_at, 'Happened %1$s', 'Seen %1$s', 'Comments %1$s', app.today(), 'Changed %1$s'
                from notice_version where id = '%2$s'""".formatted(MARK, version),
                """
                insert into stated_reason (notice_version_id, notice_id, partnership_id, authority_id, submitted_at, reason_id, is_purchasing, certainty, words)
                select v.id, v.notice_id, v.partnership_id, v.authority_id, v.submitted_at, r.id, false, 'ALLEGED', 'Words %1$s'
                from notice_version v join notice_reason r on r.partnership_id = v.partnership_id and r.code in ('ACC_POLICE_FRAUD', 'PNW_QUALITY')
                where v.id = '%2$s'""".formatted(MARK, version));
        return version;
    }

    /** Circulates a draft by whoever may. The identifier of the notice. */
    public String circulate(String version) {
        String by = owner.value("""
                select case when p.is_submitted then 'coordinator' else 'commissioner.' || a.slug end
                from notice_version v join sharing_protocol p on p.partnership_id = v.partnership_id join authority a on a.id = v.authority_id
                where v.id = '%s'""".formatted(version));
        return as(by, "select app.circulate('" + version + "')").getFirst();
    }

    /** A notice of an authority that has just been circulated. Its identifier. */
    public String circulated(String partnership, String authority) {
        return circulate(draft(partnership, authority));
    }

    /** As the application for this user, in a transaction. */
    public List<String> as(String username, String sql) {
        List<String> identity = owner.values(
                "select account_id::text, coalesce(authority_id::text, ''), partnership_ids::text, roles::text from (select (app.identity_of(id)).* from account where username = '"
                        + username + "') i");
        try (Connection connection = application.getConnection()) {
            connection.setAutoCommit(false);
            PlainSql.values(
                    connection,
                    "select set_config('app.account', '%s', true), set_config('app.authority', '%s', true), set_config('app.partnerships', '%s', true), set_config('app.roles', '%s', true)"
                            .formatted(identity.toArray()));
            List<String> values = PlainSql.values(connection, sql);
            connection.commit();
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String reference(String notice) {
        return owner.value("select reference from notice where id = '" + notice + "'");
    }

    /** How many deliveries of a notice are in each state, e.g. {@code SENT 7}. */
    public List<String> states(String notice) {
        return owner.values("select state || ' ' || count(*) from delivery where notice_id = '" + notice
                + "' group by state order by 1");
    }
}
