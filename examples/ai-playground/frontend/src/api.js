// The gateway's API as the pages use it: JSON both ways, the token in a header, errors as sentences.

export const services = ['auth', 'users', 'chat', 'images', 'resources', 'classifications', 'analyses', 'documents', 'courses'];

/** An API that speaks for the bearer of `token`; `fetch` is given, so that tests need no server. */
export function apiFor(token, fetch = globalThis.fetch.bind(globalThis)) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};

  async function request(method, path, body) {
    const isForm = body instanceof FormData;
    const answer = await fetch(`/api/${path}`, {
      method,
      headers: body === undefined || isForm ? headers : { ...headers, 'Content-Type': 'application/json' },
      body: body === undefined || isForm ? body : JSON.stringify(body),
    });
    if (answer.ok) return answer;
    const { error } = await answer.json().catch(() => ({}));
    throw new Error(error ?? `${path}: the answer was ${answer.status}`);
  }

  const json = async (...args) => (await request(...args)).json();
  return {
    get: (path) => json('GET', path),
    post: (path, body) => json('POST', path, body),
    put: (path, body) => json('PUT', path, body),
    delete: (path) => request('DELETE', path),
    file: async (path) => (await request('GET', path)).blob(),
    upload: (path, file) => {
      const form = new FormData();
      form.append('file', file);
      return json('POST', path, form);
    },
  };
}

/** Asks for a job until its worker has ended it; gives up after `attempts` questions. */
export async function whenDone(ask, { attempts = 60, pause = 500 } = {}) {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const job = await ask();
    if (job.state === 'failed') throw new Error(job.problem);
    if (job.state === 'done') return job;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error('The worker has not answered; it may still do so.');
}
