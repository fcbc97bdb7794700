// The client of Anthropic: @anthropic-ai/sdk, from npm
import Anthropic, { APIUserAbortError, BadRequestError, NotFoundError, RateLimitError } from '@anthropic-ai/sdk';
import * as cases from './cases.mjs';

const { equal, fails, pieces, same } = cases;

const tool = { name: 'weather', description: 'The weather in a town.', input_schema: cases.TOWN_SCHEMA };
const text = (message) => message.content.filter((block) => block.type === 'text').map((block) => block.text).join('');

const messages = (client) => {
  const asked = (model, content, more = {}) => ({ model, max_tokens: 500, messages: [{ role: 'user', content }], ...more });
  const ask = (model, content, more = {}) => client.messages.create(asked(model, content, more));

  const results = async (model, message) => {
    const calls = message.content.filter((block) => block.type === 'tool_use');
    equal(message.stop_reason, 'tool_use', 'stop');
    same(calls.map((call) => call.input.town), cases.TOWNS, 'calls');
    equal(new Set(calls.map((call) => call.id)).size, 2, 'different ids');
    const given = calls.map((call) => ({ type: 'tool_result', tool_use_id: call.id, content: cases.weather(call.input.town) }));
    const answer = await client.messages.create({
      model,
      max_tokens: 500,
      tools: [tool],
      messages: [
        { role: 'user', content: 'tools' },
        { role: 'assistant', content: message.content },
        { role: 'user', content: given },
      ],
    });
    equal(text(answer), cases.TOOL_ANSWER, 'text');
  };

  // This vendor counts what was cached, and what is now, beside the input.
  const usage = (found) => {
    const cached = (found.cache_read_input_tokens ?? 0) + (found.cache_creation_input_tokens ?? 0);
    equal(found.input_tokens + cached, cases.INPUT, 'input');
    equal(found.output_tokens, cases.OUTPUT, 'output');
  };

  return {
    async plain(model) {
      const answer = await ask(model, 'hello', { system: cases.SYSTEM });
      equal(text(answer), cases.GREETING, 'text');
      equal(answer.stop_reason, 'end_turn', 'stop');
      usage(answer.usage);
    },
    async stream(model) {
      const texts = [];
      const stream = client.messages.stream(asked(model, 'hello', { system: cases.SYSTEM }));
      stream.on('text', (piece) => texts.push(piece));
      const answer = await stream.finalMessage();
      pieces(texts, cases.GREETING);
      equal(answer.stop_reason, 'end_turn', 'stop');
      equal(answer.usage.output_tokens, cases.OUTPUT, 'output');
    },
    async tools(model) {
      await results(model, await ask(model, 'tools', { tools: [tool] }));
    },
    async 'tools-stream'(model) {
      await results(model, await client.messages.stream(asked(model, 'tools', { tools: [tool] })).finalMessage());
    },
    async loop(model) {
      const run = { ...tool, run: ({ town }) => cases.weather(town) };
      equal(text(await client.beta.messages.toolRunner(asked(model, 'tools', { tools: [run] }))), cases.TOOL_ANSWER, 'text');
    },
    async json(model) {
      const format = { type: 'json_schema', schema: cases.JSON_SCHEMA };
      cases.json(text(await ask(model, 'json', { output_config: { format } })));
    },
    async vision(model) {
      const source = { type: 'base64', media_type: 'image/png', data: cases.PNG };
      equal(text(await ask(model, [{ type: 'text', text: 'look' }, { type: 'image', source }])), cases.SEEN, 'text');
    },
    async count(model) {
      const answer = await client.messages.countTokens({ model, messages: [{ role: 'user', content: 'hello' }] });
      cases.counted(model, answer.input_tokens);
    },
    async models(model) {
      const names = [];
      for await (const one of client.models.list()) names.push(one.id);
      equal(names.includes(model), true, 'listed');
      equal((await client.models.retrieve(model)).id, model, 'found');
      await fails(() => client.models.retrieve('none'), NotFoundError, (error) => equal(error.type, 'not_found_error', 'type'));
    },
    async 'error-400'(model) {
      await fails(() => ask(model, 'error 400'), BadRequestError, (error) => {
        equal(error.status, 400, 'status');
        equal(/^x_/.test(error.requestID), true, `id of the request (${error.requestID})`);
        equal(error.error?.error?.type, 'invalid_request_error', 'type');
      });
    },
    async 'error-429'(model) {
      await fails(() => ask(model, 'error 429'), RateLimitError, (error) => {
        equal(error.status, 429, 'status');
        equal(error.error?.error?.type, 'rate_limit_error', 'type');
      });
    },
    async abort(model, mark) {
      const stream = client.messages.stream(asked(model, `${cases.LONG} ${mark}`));
      stream.on('text', () => stream.abort());
      await fails(() => stream.finalMessage(), APIUserAbortError, () => {});
    },
  };
};

export function clients(url) {
  const plays = messages(new Anthropic({ baseURL: url, apiKey: 'caller', maxRetries: 0 }));
  return [cases.client('anthropic', plays)];
}
