package dev.vireo.app.signin;

/** One screen on the way in. */
interface SignInScreen {

    /** It is shown: puts the cursor where one begins. */
    void enter();

    /** It is left: ends what is under way and forgets the password. */
    void leave();
}
