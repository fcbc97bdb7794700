package io.fairlead.e2e.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.e2e.stage.Ask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A body, and what shall become of it.
 *
 * @param path where it is sent
 * @param sent by the client
 * @param expected upstream
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what the tests are about
record Generated(String path, byte[] sent, byte[] expected) {
    private static final String USAGE = "{\"include_usage\":true}";

    /** One member, as it is sent and as it shall arrive. */
    private record Member(String name, String sent, String expected) {
        static Member kept(String name, String value) {
            return new Member(name, value, value);
        }
    }

    /** A body of the OpenAI API. */
    static Generated chat(RandomGenerator random, boolean stream, String asked, String model) {
        Spelling spelling = new Spelling(random);
        List<Member> members = members(spelling, random, asked, model);
        boolean appended = false;
        if (stream) {
            members.add(Member.kept("stream", "true"));
            appended = !options(members, spelling, random);
        }
        Collections.shuffle(members, random);
        return written(Ask.CHAT, members, spelling, appended);
    }

    /** A body of the Anthropic API. */
    static Generated message(RandomGenerator random, boolean stream, String asked, String model) {
        Spelling spelling = new Spelling(random);
        List<Member> members = members(spelling, random, asked, model);
        members.add(Member.kept("max_tokens", "100"));
        if (stream) {
            members.add(Member.kept("stream", "true"));
        }
        Collections.shuffle(members, random);
        return written(Ask.MESSAGES, members, spelling, false);
    }

    /** A body of the Responses API. */
    static Generated response(RandomGenerator random, String asked, String model) {
        Spelling spelling = new Spelling(random);
        List<Member> members = members(spelling, random, asked, model);
        members.add(Member.kept("input", "[" + spelling.value() + "]"));
        Collections.shuffle(members, random);
        return written("/v1/responses", members, spelling, false);
    }

    /** A body of the Ollama API, whose answers are streams unless that is declined. */
    static Generated local(RandomGenerator random, boolean stream, String asked, String model) {
        Spelling spelling = new Spelling(random);
        List<Member> members = members(spelling, random, asked, model);
        if (!stream) {
            members.add(Member.kept("stream", "false"));
        }
        Collections.shuffle(members, random);
        return written("/api/chat", members, spelling, false);
    }

    /** A body of the Gemini API, which names the model in its path. */
    static Generated content(RandomGenerator random, boolean stream, String asked) {
        Spelling spelling = new Spelling(random);
        List<Member> members = new ArrayList<>();
        members.add(Member.kept("contents", "[" + spelling.space() + spelling.value() + spelling.space() + "]"));
        for (int i = random.nextInt(6); i > 0; i--) {
            members.add(Member.kept("unknown " + i, spelling.value()));
        }
        Collections.shuffle(members, random);
        String method = stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
        return written("/v1beta/models/" + asked + method, members, spelling, false);
    }

    private static List<Member> members(Spelling spelling, RandomGenerator random, String asked, String model) {
        List<Member> members = new ArrayList<>();
        String name = spelling.text(asked);
        members.add(new Member("model", name, asked.equals(model) ? name : "\"" + model + "\""));
        members.add(Member.kept("messages", "[" + spelling.space() + spelling.value() + spelling.space() + "]"));
        for (int i = random.nextInt(6); i > 0; i--) {
            members.add(Member.kept("unknown " + i, spelling.value()));
        }
        if (random.nextBoolean()) {
            members.add(Member.kept("temperature", "0.10"));
        }
        return members;
    }

    /** Whether there is a member that says, or is made to say, that usage is wanted. */
    private static boolean options(List<Member> members, Spelling spelling, RandomGenerator random) {
        String before = "{" + spelling.space() + "\"x\":" + spelling.value() + ",\"include_usage\":" + spelling.space();
        switch (random.nextInt(4)) {
            case 0 -> members.add(Member.kept("stream_options", before + "true }"));
            case 1 -> members.add(new Member("stream_options", before + "false }", before + "true }"));
            case 2 -> members.add(new Member("stream_options", "null", USAGE));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Generated written(String path, List<Member> members, Spelling spelling, boolean appended) {
        StringBuilder sent = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        String between = spelling.space() + "{" + spelling.space();
        for (Member member : members) {
            String name = between + spelling.text(member.name()) + spelling.space() + ":" + spelling.space();
            sent.append(name).append(member.sent());
            expected.append(name).append(member.expected());
            between = spelling.space() + "," + spelling.space();
        }
        expected.append(appended ? ",\"stream_options\":" + USAGE : "");
        String end = spelling.space() + "}" + spelling.space();
        return new Generated(path, bytes(sent.append(end)), bytes(expected.append(end)));
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(UTF_8);
    }
}
