package io.fairlead.e2e.refused;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.e2e.stage.Api;

/** Bodies that no API takes. Quotes are single ones; MODEL and REST stand for what is good; characters are bytes. */
enum BadBody {
    EMPTY("", "found an empty text", "expected a JSON object"),
    BLANK(" \n ", "found the end of the text", "expected a JSON object"),
    NO_OBJECT("[]", "found '['", "expected a JSON object"),
    A_TEXT("'planted-prompt'", "expected a JSON object"),
    MALFORMED("{'model':'MODEL',REST,}", "found '}' at byte", "expected a member's name"),
    NO_JSON("model=MODEL&messages=planted-prompt", "found 'm' at byte 0"),
    TRUNCATED("{'model':'MODEL',REST", "found the end of the text"),
    TRUNCATED_IN_A_WORD(
            "{'model':'MODEL','messages':[{'role':'user','content':'planted-pro", "found the end of the text"),
    TWO_DOCUMENTS("{'model':'MODEL',REST}{'model':'MODEL',REST}", "expected nothing after the object"),
    TEN_THOUSAND_DEEP(
            "{'model':'MODEL','messages':" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            "expected at most 512 levels of nesting"),
    TEN_THOUSAND_DEEP_OBJECTS(
            "{'model':'MODEL',REST,'x':" + "{'a':".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
            "expected at most 512 levels of nesting"),
    NO_UTF_8("{'model':'MODEL','x':'\u00ff',REST}", "found byte 0xFF", "UTF-8"),
    OVERLONG_UTF_8("{'model':'MODEL','x':'\u00c0\u00af',REST}", "found byte 0xC0", "UTF-8"),
    SURROGATE_IN_UTF_8("{'model':'MODEL','x':'\u00ed\u00a0\u0080',REST}", "found byte 0xA0", "UTF-8"),
    LONE_SURROGATE("{'model':'MODEL','x':'\\ud800',REST}", "expected the escape of a low surrogate"),
    BYTE_ORDER_MARK("\u00ef\u00bb\u00bf{'model':'MODEL',REST}", "found a byte order mark", "without one"),
    UTF_16("\u00ff\u00fe{\u0000}\u0000", "found a byte order mark", "UTF-8"),
    CONTROL_CHARACTER("{'model':'MODEL','x':'\n',REST}", "found byte 0x0A", "to be escaped"),
    NOT_A_NUMBER("{'model':'MODEL',REST,'temperature':NaN}", "found 'N'", "expected a value"),
    DUPLICATE_MODEL("{'model':'MODEL','model':'other',REST}", "found member 'model' for the second time"),
    DUPLICATE_MODEL_ESCAPED("{'model':'MODEL','m\\u006fdel':'other',REST}", "found member 'model' for the second time"),
    NO_MODEL("{REST}", "member 'model': found nothing", "expected a text"),
    MODEL_NULL("{'model':null,REST}", "member 'model': found null"),
    MODEL_NO_TEXT("{'model':['MODEL'],REST}", "member 'model': found an array"),
    MODEL_EMPTY("{'model':'',REST}", "member 'model': found an empty text"),
    MODEL_OF_10_KB("{'model':'" + "m".repeat(10_240) + "',REST}", "member 'model': found a text of 10240", "1 to 256"),
    STREAM_NO_FLAG("{'model':'MODEL','stream':'yes',REST}", "member 'stream': found", "expected true or false"),
    STREAM_A_NUMBER("{'model':'MODEL','stream':1,REST}", "member 'stream': found", "expected true or false"),
    MESSAGES_A_TEXT("{'model':'MODEL','max_tokens':5,'messages':'planted-prompt'}", "member 'messages': found a text"),
    NO_MESSAGES("{'model':'MODEL','max_tokens':5}", "member 'messages': found nothing"),
    MAX_TOKENS_A_TEXT("{'model':'MODEL','max_tokens':'many','messages':[]}", "member 'max_tokens'", "a whole number"),
    ROUTING_NO_OBJECT("{'model':'MODEL','routing':3,REST}", "routing: found number", "expected an object"),
    ROUTING_UNKNOWN("{'model':'MODEL','routing':{'stratgy':'cost'},REST}", "found 'stratgy'", "expected strategy"),
    STRATEGY_UNKNOWN(
            "{'model':'MODEL','routing':{'strategy':'luck'},REST}", "found 'luck'", "failover", "fastest-first");

    private final String template;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final String[] message;

    BadBody(String template, String... message) {
        this.template = template;
        this.message = message;
    }

    byte[] bytes(Api api) {
        return template.replace("REST", Api.rest())
                .replace("MODEL", api.model())
                .replace('\'', '"')
                .getBytes(ISO_8859_1);
    }

    /** What the error says of it. */
    String[] message() {
        return message.clone();
    }
}
