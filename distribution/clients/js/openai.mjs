// The client of OpenAI, with its two APIs: openai, from npm
import OpenAI, { BadRequestError, NotFoundError, RateLimitError } from 'openai';
import * as cases from './cases.mjs';

const { equal, fails, pieces, same } = cases;

const tool = { type: 'function', function: { name: 'weather', description: 'The weather in a town.', parameters: cases.TOWN_SCHEMA, strict: true } };
const flatTool = { type: 'function', name: 'weather', description: 'The weather in a town.', parameters: cases.TOWN_SCHEMA, strict: true };

const patch = { name: 'apply_patch', description: 'Changes files by a patch, as it is.' };
const customTool = {
  type: 'custom',
  custom: { ...patch, format: { type: 'grammar', grammar: { syntax: 'lark', definition: cases.GRAMMAR } } },
};
const flatCustomTool = { type: 'custom', ...patch, format: { type: 'grammar', syntax: 'lark', definition: cases.GRAMMAR } };

const chat = (client) => {
  const ask = (model, text, more = {}) =>
    client.chat.completions.create({
      model,
      messages: [{ role: 'system', content: cases.SYSTEM }, { role: 'user', content: text }],
      ...more,
    });

  const streamed = async (model, text, more = {}) => {
    const stream = await ask(model, text, { stream: true, stream_options: { include_usage: true }, ...more });
    const heard = { texts: [], calls: [], finish: null, usage: null };
    for await (const chunk of stream) {
      heard.usage = chunk.usage ?? heard.usage;
      for (const { delta, finish_reason: finish } of chunk.choices) {
        if (delta.content) heard.texts.push(delta.content);
        for (const piece of delta.tool_calls ?? []) {
          const call = (heard.calls[piece.index] ??= { id: '', type: 'function', function: { name: '', arguments: '' } });
          call.id += piece.id ?? '';
          call.function.name += piece.function?.name ?? '';
          call.function.arguments += piece.function?.arguments ?? '';
        }
        heard.finish = finish ?? heard.finish;
      }
    }
    return heard;
  };

  const results = async (model, message) => {
    same(message.tool_calls.map((call) => JSON.parse(call.function.arguments).town), cases.TOWNS, 'calls');
    equal(new Set(message.tool_calls.map((call) => call.id)).size, 2, 'different ids');
    const answer = await client.chat.completions.create({
      model,
      tools: [tool],
      messages: [
        { role: 'user', content: 'tools' },
        message,
        ...message.tool_calls.map((call) => ({
          role: 'tool',
          tool_call_id: call.id,
          content: cases.weather(JSON.parse(call.function.arguments).town),
        })),
      ],
    });
    equal(answer.choices[0].message.content, cases.TOOL_ANSWER, 'text');
  };

  const patched = async (model, message) => {
    const [call] = message.tool_calls;
    equal(call.type, 'custom', 'type');
    equal(call.custom.name, 'apply_patch', 'name');
    equal(call.custom.input, cases.PATCH, 'input');
    const answer = await client.chat.completions.create({
      model,
      tools: [customTool],
      messages: [{ role: 'user', content: 'patch' }, message, { role: 'tool', tool_call_id: call.id, content: 'done' }],
    });
    equal(answer.choices[0].message.content, cases.PATCH_ANSWER, 'text');
  };

  return {
    async plain(model) {
      const answer = await ask(model, 'hello');
      equal(answer.choices[0].message.content, cases.GREETING, 'text');
      equal(answer.choices[0].finish_reason, 'stop', 'finish');
      equal(answer.usage.prompt_tokens, cases.INPUT, 'input');
      equal(answer.usage.completion_tokens, cases.OUTPUT, 'output');
    },
    async stream(model) {
      const heard = await streamed(model, 'hello');
      pieces(heard.texts, cases.GREETING);
      equal(heard.finish, 'stop', 'finish');
      equal(heard.usage?.prompt_tokens, cases.INPUT, 'input');
      equal(heard.usage?.completion_tokens, cases.OUTPUT, 'output');
    },
    async tools(model) {
      const answer = await ask(model, 'tools', { tools: [tool] });
      equal(answer.choices[0].finish_reason, 'tool_calls', 'finish');
      await results(model, answer.choices[0].message);
    },
    async 'tools-stream'(model) {
      const heard = await streamed(model, 'tools', { tools: [tool] });
      equal(heard.finish, 'tool_calls', 'finish');
      await results(model, { role: 'assistant', content: null, tool_calls: heard.calls });
    },
    async loop(model) {
      const run = { ...tool, function: { ...tool.function, parse: JSON.parse, function: ({ town }) => cases.weather(town) } };
      const runner = client.chat.completions.runTools({ model, stream: true, messages: [{ role: 'user', content: 'tools' }], tools: [run] });
      equal(await runner.finalContent(), cases.TOOL_ANSWER, 'text');
    },
    async 'custom-tool'(model) {
      const answer = await ask(model, 'patch', { tools: [customTool] });
      equal(answer.choices[0].finish_reason, 'tool_calls', 'finish');
      await patched(model, answer.choices[0].message);
    },
    async 'custom-tool-stream'(model) {
      const stream = client.chat.completions.stream({ model, messages: [{ role: 'user', content: 'patch' }], tools: [customTool] });
      const texts = [];
      for await (const chunk of stream) {
        for (const call of chunk.choices[0]?.delta?.tool_calls ?? []) if (call.custom?.input) texts.push(call.custom.input);
      }
      equal(texts.join(''), cases.PATCH, 'pieces');
      const { parsed, ...message } = (await stream.finalChatCompletion()).choices[0].message;
      await patched(model, message);
    },
    async json(model) {
      const schema = { name: 'weather', schema: cases.JSON_SCHEMA, strict: true };
      const answer = await ask(model, 'json', { response_format: { type: 'json_schema', json_schema: schema } });
      cases.json(answer.choices[0].message.content);
    },
    async vision(model) {
      const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${cases.PNG}` } };
      const answer = await ask(model, [{ type: 'text', text: 'look' }, image]);
      equal(answer.choices[0].message.content, cases.SEEN, 'text');
    },
    async embeddings(model) {
      const answer = await client.embeddings.create({ model, input: ['one', 'two'] });
      same(answer.data.map((one) => one.embedding), cases.VECTORS, 'vectors');
    },
    async models(model) {
      const names = [];
      for await (const one of client.models.list()) names.push(one.id);
      equal(names.includes(model), true, 'listed');
      equal((await client.models.retrieve(model)).id, model, 'found');
      await fails(() => client.models.retrieve('none'), NotFoundError, (error) => equal(error.code, 'model_not_found', 'code'));
    },
    async 'error-400'(model) {
      await fails(() => ask(model, 'error 400'), BadRequestError, (error) => {
        equal(error.status, 400, 'status');
        equal(/^x_/.test(error.requestID), true, `id of the request (${error.requestID})`);
        equal(error.type, 'invalid_request_error', 'type');
      });
    },
    async 'error-429'(model) {
      await fails(() => ask(model, 'error 429'), RateLimitError, (error) => {
        equal(error.status, 429, 'status');
        equal(error.headers.has('retry-after'), true, 'retry-after');
      });
    },
    async abort(model, mark) {
      const stop = new AbortController();
      const stream = await client.chat.completions.create(
        { model, stream: true, messages: [{ role: 'user', content: `${cases.LONG} ${mark}` }] },
        { signal: stop.signal },
      );
      for await (const chunk of stream) {
        if (chunk.choices[0]?.delta?.content) stop.abort();
      }
    },
  };
};

const responses = (client) => {
  const ask = (model, input, more = {}) => client.responses.create({ model, input, store: false, ...more });

  const results = async (model, output) => {
    const calls = output.filter((item) => item.type === 'function_call');
    same(calls.map((call) => JSON.parse(call.arguments).town), cases.TOWNS, 'calls');
    const given = calls.map((call) => ({
      type: 'function_call_output',
      call_id: call.call_id,
      output: cases.weather(JSON.parse(call.arguments).town),
    }));
    const answer = await ask(model, [{ role: 'user', content: 'tools' }, ...output, ...given], { tools: [flatTool] });
    equal(answer.output_text, cases.TOOL_ANSWER, 'text');
  };

  const patched = async (model, output) => {
    const call = output.find((item) => item.type === 'custom_tool_call');
    equal(call?.name, 'apply_patch', 'name');
    equal(call.input, cases.PATCH, 'input');
    const given = { type: 'custom_tool_call_output', call_id: call.call_id, output: 'done' };
    const answer = await ask(model, [{ role: 'user', content: 'patch' }, ...output, given], { tools: [flatCustomTool] });
    equal(answer.output_text, cases.PATCH_ANSWER, 'text');
  };

  const streamed = async (model, input, more = {}) => {
    const stream = await ask(model, input, { stream: true, ...more });
    const heard = { texts: [], response: null };
    let number = 0;
    for await (const event of stream) {
      equal(event.sequence_number, number++, 'number');
      if (event.type === 'response.output_text.delta') heard.texts.push(event.delta);
      if (event.type === 'response.completed') heard.response = event.response;
    }
    return heard;
  };

  return {
    async plain(model) {
      const answer = await ask(model, 'hello', { instructions: cases.SYSTEM });
      equal(answer.output_text, cases.GREETING, 'text');
      equal(answer.status, 'completed', 'status');
      equal(answer.usage.input_tokens, cases.INPUT, 'input');
      equal(answer.usage.output_tokens, cases.OUTPUT, 'output');
    },
    async stream(model) {
      const heard = await streamed(model, 'hello', { instructions: cases.SYSTEM });
      pieces(heard.texts, cases.GREETING);
      equal(heard.response?.status, 'completed', 'status');
      equal(heard.response.output[0].content[0].text, cases.GREETING, 'whole text');
      equal(heard.response.usage.input_tokens, cases.INPUT, 'input');
    },
    async tools(model) {
      const answer = await ask(model, 'tools', { tools: [flatTool] });
      await results(model, answer.output);
    },
    async 'tools-stream'(model) {
      const heard = await streamed(model, 'tools', { tools: [flatTool] });
      await results(model, heard.response.output);
    },
    async 'custom-tool'(model) {
      const answer = await ask(model, 'patch', { tools: [flatCustomTool] });
      await patched(model, answer.output);
    },
    async 'custom-tool-stream'(model) {
      const stream = client.responses.stream({ model, input: 'patch', tools: [flatCustomTool], store: false });
      const texts = [];
      let number = 0;
      for await (const event of stream) {
        equal(event.sequence_number, number++, 'number');
        if (event.type === 'response.custom_tool_call_input.delta') texts.push(event.delta);
      }
      equal(texts.join(''), cases.PATCH, 'pieces');
      await patched(model, (await stream.finalResponse()).output);
    },
    async json(model) {
      const format = { type: 'json_schema', name: 'weather', schema: cases.JSON_SCHEMA, strict: true };
      cases.json((await ask(model, 'json', { text: { format } })).output_text);
    },
    async vision(model) {
      const image = { type: 'input_image', detail: 'auto', image_url: `data:image/png;base64,${cases.PNG}` };
      const answer = await ask(model, [{ role: 'user', content: [{ type: 'input_text', text: 'look' }, image] }]);
      equal(answer.output_text, cases.SEEN, 'text');
    },
    async 'error-400'(model) {
      await fails(() => ask(model, 'error 400'), BadRequestError, (error) => {
        equal(error.status, 400, 'status');
        equal(/^x_/.test(error.requestID), true, `id of the request (${error.requestID})`);
      });
    },
    async 'error-429'(model) {
      await fails(() => ask(model, 'error 429'), RateLimitError, (error) => equal(error.status, 429, 'status'));
    },
    async abort(model, mark) {
      const stop = new AbortController();
      const asked = { model, stream: true, input: `${cases.LONG} ${mark}`, store: false };
      const stream = await client.responses.create(asked, { signal: stop.signal });
      for await (const event of stream) {
        if (event.type === 'response.output_text.delta') stop.abort();
      }
    },
  };
};

export function clients(url) {
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'caller', maxRetries: 0 });
  return [cases.client('openai-chat', chat(client)), cases.client('openai-responses', responses(client))];
}
