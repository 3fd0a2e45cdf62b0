import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiFor, whenDone } from './api.js';

const answering = (status, body, seen = []) => [
  async (url, options) => {
    seen.push([options.method, url, options.headers, options.body]);
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  },
  seen,
];

test('sends JSON with the token', async () => {
  const [fetch, seen] = answering(201, { id: 1 });
  assert.deepEqual(await apiFor('t', fetch).post('chat/', { title: 'Maths' }), { id: 1 });
  assert.deepEqual(seen, [
    ['POST', '/api/chat/', { Authorization: 'Bearer t', 'Content-Type': 'application/json' }, '{"title":"Maths"}'],
  ]);
});

test('uploads a file as a form, without a content type of its own', async () => {
  const [fetch, seen] = answering(201, { id: 1 });
  await apiFor('t', fetch).upload('analyses/', new Blob(['a\n1\n']));
  assert.deepEqual(seen[0][2], { Authorization: 'Bearer t' });
  assert.ok(seen[0][3].get('file'));
});

test("an error is the service's own sentence", async () => {
  const [fetch] = answering(409, { error: 'name: is taken' });
  await assert.rejects(apiFor('', fetch).post('auth/register', {}), { message: 'name: is taken' });
});

test('an answer without a sentence is named by its status', async () => {
  const fetch = async () => new Response('<html>', { status: 502 });
  await assert.rejects(apiFor('', fetch).get('users/me'), { message: 'users/me: the answer was 502' });
});

test('waits for a job, and says why it failed', async () => {
  const states = [{ state: 'pending' }, { state: 'done', label: 'blue' }];
  assert.equal((await whenDone(async () => states.shift(), { pause: 0 })).label, 'blue');
  await assert.rejects(whenDone(async () => ({ state: 'failed', problem: 'no picture' })), { message: 'no picture' });
});
