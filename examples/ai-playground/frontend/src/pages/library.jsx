import { useState } from 'react';
import { whenDone } from '../api.js';
import { useAnswer } from '../use-answer.js';

/** Documents that the RAG service searches. */
export function Library({ api }) {
  const { answer, problem, reload, attempt } = useAnswer(() => api.get('documents/'));
  const [passages, setPassages] = useState([]);

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    const { id } = (await attempt(() => api.post('documents/', Object.fromEntries(new FormData(form))))) ?? {};
    if (id) await attempt(() => whenDone(() => api.get(`documents/${id}`)));
    form.reset();
    await reload();
  }

  async function search(event) {
    event.preventDefault();
    const question = encodeURIComponent(new FormData(event.target).get('q'));
    const found = await attempt(() => api.get(`documents/search?q=${question}`));
    setPassages(found?.passages ?? []);
  }

  return (
    <section>
      <form onSubmit={add}>
        <input name="title" placeholder="Title" required />
        <textarea name="text" placeholder="Text" required />
        <button>Add</button>
      </form>
      <form onSubmit={search}>
        <input name="q" placeholder="Search" required />
        <button>Search {answer?.items.length} documents</button>
      </form>
      <p role="alert">{problem}</p>
      {passages.map((passage, index) => (
        <blockquote key={index}>
          <b>{passage.title}</b> {passage.text} <small>{passage.score}</small>
        </blockquote>
      ))}
    </section>
  );
}
