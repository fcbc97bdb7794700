package io.fairlead.testkit.kit;

/**
 * One exchange as text: what a user writes and what goes upstream instead; what the model answers and what the client gets
 * instead. Immutable.
 *
 * @param asked a text of the request
 * @param passed what the filter makes of it
 * @param answered the text of the answer
 * @param received what the filter makes of that
 */
public record FilterExample(String asked, String passed, String answered, String received) {
    /** An exchange of these texts. */
    public static FilterExample of(String asked, String passed, String answered, String received) {
        return new FilterExample(asked, passed, answered, received);
    }

    /** An exchange whose answer passes as it is. */
    public static FilterExample ofRequest(String asked, String passed) {
        return new FilterExample(asked, passed, "", "");
    }

    /** An exchange whose request passes as it is. */
    public static FilterExample ofAnswer(String answered, String received) {
        return new FilterExample("Hello", "Hello", answered, received);
    }

    /** What an example is about, for the names of tests. */
    String title() {
        return "'" + asked + "' answered by '" + answered + "'";
    }
}
