// Plays every case with every client over every upstream: node run.mjs URL CASES UPSTREAMS [CLIENTS]
// Prints one line of JSON per cell: {client, upstream, case, ok, said}. Lists are joined by commas.
import * as anthropic from './anthropic.mjs';
import * as genai from './genai.mjs';
import * as ollama from './ollama.mjs';
import * as openai from './openai.mjs';
import * as vercel from './vercel.mjs';

const PATIENCE = 20_000;

const [url, cases, upstreams, only] = process.argv.slice(2);
const clients = [...openai.clients(url), ...anthropic.clients(url), ...genai.clients(url), ...ollama.clients(url), ...vercel.clients(url)];

/** The model that a case is asked of: rate limits get one to themselves, because what they hit rests for a while. */
function model(client, upstream, name) {
  return name === 'error-429' ? `over-${upstream}-${client.id}` : `over-${upstream}`;
}

async function play(client, upstream, name) {
  const cell = { client: client.id, upstream, case: name };
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing after ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    await Promise.race([client.plays[name](model(client, upstream, name), `${client.id}-${upstream}`), late]);
    return { ...cell, ok: true, said: '' };
  } catch (failure) {
    return { ...cell, ok: false, said: String(failure?.message ?? failure).split('\n').slice(0, 3).join(' ') };
  } finally {
    clearTimeout(timer);
  }
}

process.on('unhandledRejection', (reason) => console.error(`nobody waited for: ${reason}`));

for (const client of clients) {
  if (only && !only.split(',').includes(client.id)) continue;
  for (const upstream of upstreams.split(',')) {
    for (const name of cases.split(',')) {
      if (client.plays[name]) console.log(JSON.stringify(await play(client, upstream, name)));
    }
  }
}
process.exit(0);
