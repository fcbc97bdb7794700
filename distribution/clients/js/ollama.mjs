// The client of Ollama: ollama, from npm
import { Ollama } from 'ollama';
import * as cases from './cases.mjs';

const { equal, fails, pieces, same } = cases;

const tools = [{ type: 'function', function: { name: 'weather', description: 'The weather in a town.', parameters: cases.TOWN_SCHEMA } }];

const chat = (client) => {
  const ask = (model, content, more = {}) => client.chat({ model, messages: [{ role: 'user', content }], ...more });
  const greet = (model, more = {}) =>
    client.chat({ model, messages: [{ role: 'system', content: cases.SYSTEM }, { role: 'user', content: 'hello' }], ...more });

  const results = async (model, message) => {
    same(message.tool_calls?.map((call) => call.function.arguments.town), cases.TOWNS, 'calls');
    const given = message.tool_calls.map((call) => ({
      role: 'tool',
      tool_name: call.function.name,
      content: cases.weather(call.function.arguments.town),
    }));
    const answer = await client.chat({ model, tools, messages: [{ role: 'user', content: 'tools' }, message, ...given] });
    equal(answer.message.content, cases.TOOL_ANSWER, 'text');
  };

  const ended = (last) => {
    equal(last.done, true, 'done');
    equal(last.done_reason, 'stop', 'reason');
    equal(last.prompt_eval_count, cases.INPUT, 'input');
    equal(last.eval_count, cases.OUTPUT, 'output');
    equal(Number.isInteger(last.total_duration) && last.total_duration > 0, true, 'a duration');
  };

  return {
    async plain(model) {
      const answer = await greet(model);
      equal(answer.message.content, cases.GREETING, 'text');
      ended(answer);
    },
    async stream(model) {
      const texts = [];
      let last = null;
      for await (const piece of await greet(model, { stream: true })) {
        if (piece.message.content) texts.push(piece.message.content);
        last = piece;
      }
      pieces(texts, cases.GREETING);
      ended(last);
    },
    async tools(model) {
      await results(model, (await ask(model, 'tools', { tools })).message);
    },
    async 'tools-stream'(model) {
      const calls = [];
      for await (const piece of await ask(model, 'tools', { tools, stream: true })) {
        calls.push(...(piece.message.tool_calls ?? []));
      }
      await results(model, { role: 'assistant', content: '', tool_calls: calls });
    },
    async json(model) {
      cases.json((await ask(model, 'json', { format: cases.JSON_SCHEMA })).message.content);
    },
    async vision(model) {
      const answer = await client.chat({ model, messages: [{ role: 'user', content: 'look', images: [cases.PNG] }] });
      equal(answer.message.content, cases.SEEN, 'text');
    },
    async embeddings(model) {
      same((await client.embed({ model, input: ['one', 'two'] })).embeddings, cases.VECTORS, 'vectors');
    },
    async models(model) {
      equal((await client.list()).models.some((one) => one.name === model), true, 'listed');
      equal((await client.show({ model })).capabilities.includes('completion'), true, 'found');
      await fails(() => client.show({ model: 'none' }), Error, (error) => equal(error.status_code, 404, 'status'));
    },
    async 'error-400'(model) {
      // The class of its errors is not exported: it goes by its name.
      await fails(() => ask(model, 'error 400'), Error, (error) => {
        equal(error.name, 'ResponseError', 'class');
        equal(error.status_code, 400, 'status');
      });
    },
    async 'error-429'(model) {
      await fails(() => ask(model, 'error 429'), Error, (error) => {
        equal(error.name, 'ResponseError', 'class');
        equal(error.status_code, 429, 'status');
      });
    },
    async abort(model, mark) {
      const stream = await ask(model, `${cases.LONG} ${mark}`, { stream: true });
      await fails(
        async () => {
          for await (const piece of stream) {
            if (piece.message.content) stream.abort();
          }
        },
        Error,
        (error) => equal(error.name, 'AbortError', 'class'),
      );
    },
  };
};

export function clients(url) {
  const plays = chat(new Ollama({ host: url }));
  return [cases.client('ollama', plays)];
}
