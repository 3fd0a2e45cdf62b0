import { useAnswer } from '../use-answer.js';

export function Chat({ api }) {
  const { answer, problem, reload, attempt } = useAnswer(async () => {
    const { items } = await api.get('chat/');
    return api.get(`chat/${(items[0] ?? (await api.post('chat/', { title: 'With the tutor' }))).id}`);
  });

  async function say(event) {
    event.preventDefault();
    const form = event.target;
    await attempt(() => api.post(`chat/${answer.id}/messages`, { text: new FormData(form).get('text') }));
    form.reset();
    await reload();
  }

  return (
    <section>
      {answer?.messages.map(({ author, text }, index) => (
        <p key={index} className={author === 'tutor' ? 'tutor' : 'person'}>
          <b>{author}</b> {text}
        </p>
      ))}
      <form onSubmit={say}>
        <input name="text" placeholder="Ask the tutor" required />
        <button disabled={!answer}>Send</button>
      </form>
      <p role="alert">{problem}</p>
    </section>
  );
}
