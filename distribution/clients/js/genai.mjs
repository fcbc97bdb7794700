// The client of Google: @google/genai, from npm
import { ApiError, GoogleGenAI } from '@google/genai';
import * as cases from './cases.mjs';

const { equal, fails, pieces, same } = cases;

const tools = [
  { functionDeclarations: [{ name: 'weather', description: 'The weather in a town.', parametersJsonSchema: cases.TOWN_SCHEMA }] },
];

const contents = (client) => {
  const asked = (model, text, config = {}) => ({ model, contents: text, config });
  const ask = (model, text, config = {}) => client.models.generateContent(asked(model, text, config));

  const results = async (model, calls, said) => {
    same(calls.map((call) => call.args.town), cases.TOWNS, 'calls');
    const given = calls.map((call) => ({
      functionResponse: { ...(call.id && { id: call.id }), name: call.name, response: { output: cases.weather(call.args.town) } },
    }));
    const answer = await client.models.generateContent({
      model,
      contents: [{ role: 'user', parts: [{ text: 'tools' }] }, said, { role: 'user', parts: given }],
      config: { tools },
    });
    equal(answer.text, cases.TOOL_ANSWER, 'text');
  };

  // This vendor counts thoughts beside the output.
  const usage = (found) => {
    equal(found?.promptTokenCount, cases.INPUT, 'input');
    equal(found?.candidatesTokenCount + (found?.thoughtsTokenCount ?? 0), cases.OUTPUT, 'output');
  };

  return {
    async plain(model) {
      const answer = await ask(model, 'hello', { systemInstruction: cases.SYSTEM });
      equal(answer.text, cases.GREETING, 'text');
      equal(answer.candidates[0].finishReason, 'STOP', 'finish');
      usage(answer.usageMetadata);
    },
    async stream(model) {
      const texts = [];
      let last = null;
      for await (const piece of await client.models.generateContentStream(asked(model, 'hello', { systemInstruction: cases.SYSTEM }))) {
        if (piece.text) texts.push(piece.text);
        last = piece;
      }
      pieces(texts, cases.GREETING);
      equal(last.candidates[0].finishReason, 'STOP', 'finish');
      usage(last.usageMetadata);
    },
    async tools(model) {
      const answer = await ask(model, 'tools', { tools });
      await results(model, answer.functionCalls ?? [], answer.candidates[0].content);
    },
    async 'tools-stream'(model) {
      const parts = [];
      for await (const piece of await client.models.generateContentStream(asked(model, 'tools', { tools }))) {
        parts.push(...(piece.candidates?.[0]?.content?.parts ?? []).filter((part) => part.functionCall));
      }
      await results(model, parts.map((part) => part.functionCall), { role: 'model', parts });
    },
    async loop(model) {
      const called = async (calls) =>
        calls.map(({ id, name, args }) => ({ functionResponse: { ...(id && { id }), name, response: { output: cases.weather(args.town) } } }));
      const run = { tool: async () => tools[0], callTool: called };
      equal((await ask(model, 'tools', { tools: [run] })).text, cases.TOOL_ANSWER, 'text');
    },
    async json(model) {
      const config = { responseMimeType: 'application/json', responseJsonSchema: cases.JSON_SCHEMA };
      cases.json((await ask(model, 'json', config)).text);
    },
    async vision(model) {
      const image = { inlineData: { mimeType: 'image/png', data: cases.PNG } };
      equal((await ask(model, [{ text: 'look' }, image])).text, cases.SEEN, 'text');
    },
    async embeddings(model) {
      const answer = await client.models.embedContent({ model, contents: ['one', 'two'] });
      same(answer.embeddings.map((one) => one.values), cases.VECTORS, 'vectors');
    },
    async count(model) {
      cases.counted(model, (await client.models.countTokens({ model, contents: 'hello' })).totalTokens);
    },
    async models(model) {
      const names = [];
      for await (const one of await client.models.list()) names.push(one.name);
      equal(names.includes(`models/${model}`), true, 'listed');
      equal((await client.models.get({ model })).name, `models/${model}`, 'found');
      await fails(() => client.models.get({ model: 'none' }), ApiError, (error) => equal(error.status, 404, 'status'));
    },
    async 'error-400'(model) {
      await fails(() => ask(model, 'error 400'), ApiError, (error) => {
        equal(error.status, 400, 'status');
        equal(JSON.parse(error.message).error.status, 'INVALID_ARGUMENT', 'status in words');
      });
    },
    async 'error-429'(model) {
      await fails(() => ask(model, 'error 429'), ApiError, (error) => {
        equal(error.status, 429, 'status');
        equal(JSON.parse(error.message).error.status, 'RESOURCE_EXHAUSTED', 'status in words');
      });
    },
    async abort(model, mark) {
      const stop = new AbortController();
      const stream = await client.models.generateContentStream(asked(model, `${cases.LONG} ${mark}`, { abortSignal: stop.signal }));
      try {
        for await (const piece of stream) {
          if (piece.text) stop.abort();
        }
      } catch (error) {
        equal(stop.signal.aborted, true, `aborted (${error.message})`);
      }
    },
  };
};

export function clients(url) {
  const plays = contents(new GoogleGenAI({ apiKey: 'caller', httpOptions: { baseUrl: url, retryOptions: { attempts: 1 } } }));
  return [cases.client('genai', plays)];
}
