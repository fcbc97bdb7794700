// The AI SDK of Vercel with three of its providers: ai, from npm
import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, embedMany, generateText, jsonSchema, Output, stepCountIs, streamText, tool } from 'ai';
import * as cases from './cases.mjs';

const { equal, fails, pieces, same } = cases;

globalThis.AI_SDK_LOG_WARNINGS = false;

/** What tools give stands in the model's answer; the provider of Google wraps each result into an object of its own. */
const told = (text) => {
  for (const town of cases.TOWNS) equal(text.includes(cases.weather(town)), true, `${cases.weather(town)} in ${text}`);
};

const plays = (named, vectors) => {
  const base = (model) => ({ model: named(model), maxRetries: 0 });

  const loop = (model, asked) => ({
    ...base(model),
    prompt: 'tools',
    stopWhen: stepCountIs(3),
    tools: {
      weather: tool({
        description: 'The weather in a town.',
        inputSchema: jsonSchema(cases.TOWN_SCHEMA),
        execute: async ({ town }) => {
          asked.push(town);
          return cases.weather(town);
        },
      }),
    },
  });

  const usage = (found) => {
    equal(found.inputTokens, cases.INPUT, 'input');
    equal(found.outputTokens, cases.OUTPUT, 'output');
  };

  const refused = (model, status) =>
    fails(() => generateText({ ...base(model), prompt: `error ${status}` }), APICallError, (error) =>
      equal(error.statusCode, status, 'status'));

  return {
    async plain(model) {
      const answer = await generateText({ ...base(model), instructions: cases.SYSTEM, prompt: 'hello' });
      equal(answer.text, cases.GREETING, 'text');
      equal(answer.finishReason, 'stop', 'finish');
      usage(answer.usage);
    },
    async stream(model) {
      const answer = streamText({ ...base(model), instructions: cases.SYSTEM, prompt: 'hello', onError: () => {} });
      const texts = [];
      for await (const piece of answer.textStream) texts.push(piece);
      pieces(texts, cases.GREETING);
      equal(await answer.finishReason, 'stop', 'finish');
      usage(await answer.usage);
    },
    async tools(model) {
      const asked = [];
      const answer = await generateText(loop(model, asked));
      same(asked, cases.TOWNS, 'calls');
      told(answer.text);
    },
    async 'tools-stream'(model) {
      const asked = [];
      const answer = streamText({ ...loop(model, asked), onError: () => {} });
      await answer.consumeStream();
      same(asked, cases.TOWNS, 'calls');
      told(await answer.text);
    },
    async json(model) {
      const output = Output.object({ schema: jsonSchema(cases.JSON_SCHEMA) });
      const answer = await generateText({ ...base(model), prompt: 'json', output });
      same(answer.output, { town: 'Köln', degrees: 21 }, 'JSON');
    },
    async vision(model) {
      const content = [{ type: 'text', text: 'look' }, { type: 'file', data: cases.PNG, mediaType: 'image/png' }];
      const answer = await generateText({ ...base(model), messages: [{ role: 'user', content }] });
      equal(answer.text, cases.SEEN, 'text');
    },
    ...(vectors && {
      async embeddings(model) {
        const answer = await embedMany({ model: vectors(model), values: ['one', 'two'], maxRetries: 0 });
        same(answer.embeddings, cases.VECTORS, 'vectors');
      },
    }),
    'error-400': (model) => refused(model, 400),
    'error-429': (model) => refused(model, 429),
    async abort(model, mark) {
      const stop = new AbortController();
      const prompt = `${cases.LONG} ${mark}`;
      const answer = streamText({ ...base(model), prompt, abortSignal: stop.signal, onError: () => {} });
      for await (const piece of answer.textStream) {
        if (piece) stop.abort();
      }
    },
  };
};

export function clients(url) {
  const openai = createOpenAI({ baseURL: `${url}/v1`, apiKey: 'caller' });
  const anthropic = createAnthropic({ baseURL: `${url}/v1`, apiKey: 'caller' });
  const google = createGoogleGenerativeAI({ baseURL: `${url}/v1beta`, apiKey: 'caller' });
  return [
    cases.client('ai-openai-chat', plays((model) => openai.chat(model), (model) => openai.embedding(model))),
    cases.client('ai-openai-responses', plays((model) => openai.responses(model))),
    cases.client('ai-anthropic', plays((model) => anthropic(model))),
    cases.client('ai-google', plays((model) => google(model), (model) => google.embedding(model))),
  ];
}
