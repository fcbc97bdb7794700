// What is asked in each case, and what the model behind every fake answers.
import assert from 'node:assert/strict';

export const SYSTEM = 'Be brief.';
export const GREETING = 'Hello, Grüße, 你好 🌍! I was told: Be brief.';
export const INPUT = 20;
export const OUTPUT = 9;
export const TOOL_ANSWER = 'The tools say: rain in Köln; rain in Bonn.';
export const TOWNS = ['Köln', 'Bonn'];
export const LONG = 'long';

/** The weather, as the one tool knows it. */
export const weather = (town) => `rain in ${town}`;

export const TOWN_SCHEMA = {
  type: 'object',
  properties: { town: { type: 'string', description: 'Its name.' } },
  required: ['town'],
  additionalProperties: false,
};
export const JSON_SCHEMA = {
  type: 'object',
  properties: { town: { type: 'string' }, degrees: { type: 'integer' } },
  required: ['town', 'degrees'],
  additionalProperties: false,
};

/** What the model gives to a tool for patches, and what it makes of the result. */
export const PATCH = '*** Begin Patch\n*** Add File: a.txt\n+say "Grüße 🌍" \\ so\n*** End Patch\n';
export const PATCH_ANSWER = 'The patch says: done.';
export const GRAMMAR = 'start: "*** Begin Patch" /(.|\\n)+/';

/** The smallest picture. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
export const SEEN = `I see image/png of ${Buffer.from(PNG, 'base64').length} bytes.`;

export const equal = (found, expected, what) =>
  assert.equal(found, expected, `${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);

export const same = (found, expected, what) =>
  assert.deepEqual(found, expected, `${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);

/** A client and its plays; what it has no play for, is not tried with it. */
export const client = (id, plays) => ({ id, plays });

/** What every fake makes of two texts. */
export const VECTORS = [[0, 0.5, -0.25], [1, 0.5, -0.25]];

/** That tokens were counted: exactly by an upstream that counts, else by an estimate. */
export function counted(model, count) {
  const exact = model === 'over-anthropic' || model === 'over-gemini';
  equal(exact ? count : count > 0 && count < INPUT, exact ? INPUT : true, `tokens of ${model} (${count})`);
}

/** That text came in pieces, and which. */
export function pieces(found, expected) {
  equal(found.join(''), expected, 'text');
  assert.ok(found.filter((piece) => piece !== '').length > 2, `pieces: found ${found.length}, expected more than 2`);
}

export function json(text) {
  same(JSON.parse(text), { town: 'Köln', degrees: 21 }, 'JSON');
}

/** That a call fails with an error of the client's own class, which a check looks at. */
export async function fails(call, type, check) {
  try {
    await call();
  } catch (error) {
    assert.ok(error instanceof type, `error: found ${error?.constructor?.name} (${error?.message}), expected ${type.name}`);
    check(error);
    return;
  }
  assert.fail(`error: found none, expected ${type.name}`);
}
