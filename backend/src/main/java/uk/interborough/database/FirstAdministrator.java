package uk.interborough.database;

/** Makes the first account of a real installation, so that somebody can sign in at all. */
@FunctionalInterface
public interface FirstAdministrator {

    /**
     * Creates the account {@code admin} unless any user exists already.
     *
     * @param oneTimePassword to be changed at the first sign-in
     * @return whether the account was created now
     */
    boolean create(String oneTimePassword);
}
