import { useEffect, useState } from 'react';
import { useAnswer } from '../use-answer.js';

export function Images({ api }) {
  const { answer, problem, reload, attempt } = useAnswer(() => api.get('images/'));

  async function paint(event) {
    event.preventDefault();
    const form = event.target;
    await attempt(() => api.post('images/', { prompt: new FormData(form).get('prompt') }));
    form.reset();
    await reload();
  }

  return (
    <section>
      <form onSubmit={paint}>
        <input name="prompt" placeholder="What shall be painted?" required />
        <button>Paint</button>
      </form>
      <p role="alert">{problem}</p>
      {answer?.items.map((picture) => (
        <Picture key={picture.id} api={api} {...picture} />
      ))}
    </section>
  );
}

function Picture({ api, id, prompt }) {
  const [url, setUrl] = useState();
  useEffect(() => {
    let made;
    api.file(`images/${id}/file`).then((blob) => setUrl((made = URL.createObjectURL(blob))), () => {});
    return () => URL.revokeObjectURL(made);
  }, [id]);
  return (
    <figure>
      <img src={url} alt={prompt} width="128" height="128" />
      <figcaption>{prompt}</figcaption>
    </figure>
  );
}
