package io.fairlead.testkit.kit;

/** What a dialect may be able to do; {@link DialectKit} tries what is claimed. */
public enum DialectAbility {
    /** It is a {@code ChatDialect}: requests and answers are translated. */
    TRANSLATES,
    /** It knows calls of tools. */
    TOOLS,
    /** It knows pictures in requests. */
    VISION,
    /** It knows answers in JSON by a schema. */
    JSON_SCHEMA,
    /** It knows reasoning in answers. */
    THINKING,
    /** It writes the mark of the end where an upstream left out nothing else. */
    MARKS_END,
    /** A stream may count as whole without the mark, for upstreams that have none. */
    ENDS_WITHOUT_MARK,
    /** Its streams have a mark of their end. */
    KNOWS_ITS_END,
    /** It finds the text of requests and answers. */
    TEXTS,
    /** It has a sign of life for clients that wait. */
    KEEPS_ALIVE,
    /** Its errors have a type beside their words. */
    TYPES_ERRORS,
    /** Its usage tells what came from a cache. */
    COUNTS_CACHE
}
