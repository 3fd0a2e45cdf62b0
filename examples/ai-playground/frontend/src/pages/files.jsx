import { useState } from 'react';
import { whenDone } from '../api.js';
import { useAnswer } from '../use-answer.js';

const uses = {
  resources: 'Keep a file',
  classifications: 'Classify a picture',
  analyses: 'Describe a CSV table',
};

/** The three services that take a file and let a worker look at it. */
export function Files({ api }) {
  return Object.entries(uses).map(([path, title]) => <Use key={path} api={api} path={path} title={title} />);
}

function Use({ api, path, title }) {
  const { answer, problem, reload, attempt } = useAnswer(() => api.get(`${path}/`));
  const [result, setResult] = useState();

  async function send(event) {
    const [file] = event.target.files;
    const done = await attempt(async () => {
      const { id } = await api.upload(`${path}/`, file);
      return whenDone(() => api.get(`${path}/${id}`));
    });
    setResult(done);
    await reload();
  }

  return (
    <section>
      <h2>
        {title} <small>{answer?.items.length}</small>
      </h2>
      <input type="file" onChange={send} />
      <p role="alert">{problem}</p>
      {result && <pre>{JSON.stringify(result, null, 2)}</pre>}
    </section>
  );
}
